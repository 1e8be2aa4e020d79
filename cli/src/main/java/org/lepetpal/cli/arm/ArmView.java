package org.lepetpal.cli.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The arm as the robot tells it.
 *
 * @param model for example {@code so101}
 * @param activity what the control loop is at
 * @param stop the software stop, for people; empty when it is not latched
 */
public record ArmView(String model, boolean simulated, String activity, String stop, List<Joint> joints) {
    public ArmView {
        joints = List.copyOf(joints);
    }

    /** @param body of {@code GET /api/arm} */
    public static ArmView of(JsonNode body) {
        List<Joint> joints = new ArrayList<>();
        body.path("joints").forEach(joint -> joints.add(Joint.of(joint)));
        return new ArmView(
                body.path("model").asText("?"),
                body.path("simulated").asBoolean(),
                body.path("activity").asText(""),
                stop(body.path("stop")),
                joints);
    }

    private static String stop(JsonNode stop) {
        if (!stop.path("latched").asBoolean()) {
            return "";
        }
        return "software stop, category " + stop.path("category").asInt() + ": "
                + stop.path("reason").asText() + (stop.path("at_rest").asBoolean() ? "" : " (not at rest yet)");
    }

    /** The table as it is drawn anew. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(title());
        lines.add(String.format(
                Locale.ROOT,
                "  %-14s %10s %19s %9s %7s %6s %6s %7s  %s",
                "joint",
                "position",
                "limits",
                "speed/s",
                "load %",
                "volts",
                "°C",
                "ampere",
                "faults"));
        joints.forEach(joint -> lines.add(joint.row()));
        return lines;
    }

    /** All of it in one line, for a file. */
    String line() {
        StringBuilder line = new StringBuilder(title());
        joints.forEach(joint -> line.append("  ").append(joint.brief()));
        return line.toString();
    }

    private String title() {
        return model
                + (simulated ? " (simulated)" : "")
                + (activity.isEmpty() ? "" : ", " + activity)
                + (stop.isEmpty() ? "" : ", " + stop.toUpperCase(Locale.ROOT).charAt(0) + stop.substring(1));
    }

    /**
     * One joint; the values are not numbers where nothing was measured.
     *
     * @param unit {@code °} or {@code %}
     * @param faults the motor's own alarms, for people; empty when it is well
     */
    record Joint(
            String name,
            String unit,
            double min,
            double max,
            double position,
            double speed,
            double load,
            double volts,
            double celsius,
            double amperes,
            String faults) {
        private static Joint of(JsonNode joint) {
            JsonNode reading = joint.path("reading");
            return new Joint(
                    joint.path("name").asText(),
                    joint.path("unit").asText().equals("percent") ? "%" : "°",
                    joint.path("min").asDouble(),
                    joint.path("max").asDouble(),
                    reading.path("position").asDouble(Double.NaN),
                    reading.path("speed").asDouble(Double.NaN),
                    reading.path("load_percent").asDouble(Double.NaN),
                    reading.path("volts").asDouble(Double.NaN),
                    reading.path("celsius").asDouble(Double.NaN),
                    reading.path("amperes").asDouble(Double.NaN),
                    ServoFaults.of(reading.path("faults").asInt()));
        }

        private String row() {
            return String.format(
                    Locale.ROOT,
                    "  %-14s %8.1f %s %8.1f … %8.1f %9.1f %7.1f %6.1f %6.0f %7.3f  %s",
                    name,
                    position,
                    unit,
                    min,
                    max,
                    speed,
                    load,
                    volts,
                    celsius,
                    amperes,
                    faults);
        }

        private String brief() {
            return String.format(
                    Locale.ROOT,
                    "%s=%.1f%s/%.0f%%/%.1fV/%.0f°C/%.2fA%s",
                    name,
                    position,
                    unit,
                    load,
                    volts,
                    celsius,
                    amperes,
                    faults.isEmpty() ? "" : "/" + faults);
        }
    }
}
