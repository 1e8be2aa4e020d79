package org.lepetpal.cli.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lepetpal.cli.robot.Robot;

/** The robot's poses, from afar. */
public final class Poses {
    private static final String ROUTE = "/api/arm/poses";

    private final Robot robot;

    public Poses(Robot robot) {
        this.robot = robot;
    }

    /** Saves where the arm is now. */
    public void saveMeasured(String name) throws IOException, InterruptedException {
        robot.put(ROUTE + "/" + PoseName.encoded(name), Map.of());
    }

    /** One line for each pose, after one with the joints' names. */
    List<String> table() throws IOException, InterruptedException {
        JsonNode body = robot.get(ROUTE);
        List<String> lines = new ArrayList<>();
        StringBuilder names = new StringBuilder(String.format(Locale.ROOT, "%-16s", "pose"));
        body.path("joints").forEach(joint -> names.append(String.format(Locale.ROOT, "%14s", joint.asText())));
        lines.add(names.toString());
        body.path("poses").properties().forEach(pose -> {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-16s", pose.getKey()));
            pose.getValue().forEach(angle -> line.append(String.format(Locale.ROOT, "%14.1f", angle.asDouble())));
            lines.add(line.toString());
        });
        return lines;
    }
}
