package org.lepetpal.cli.modules;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.cli.robot.Robot;

/** The robot's modules, from afar. */
final class Modules {
    private static final String ROUTE = "/api/modules";
    private static final String ROW = "  %s %-34s %-10s %-30s %16s  %s";

    private final Robot robot;

    Modules(Robot robot) {
        this.robot = robot;
    }

    /** Slots, each with a line for every candidate; all of them, or one. */
    List<String> table(Optional<String> slot) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        if (slot.isPresent()) {
            add(robot.get(route(slot.get(), "")), lines);
        } else {
            for (JsonNode one : robot.get(ROUTE).path("slots")) {
                add(one, lines);
            }
        }
        return lines;
    }

    private static void add(JsonNode slot, List<String> lines) {
        List<String> choice = texts(slot.path("choice"));
        lines.add(slot.path("slot").asText()
                + (choice.isEmpty() ? "" : ", the operator's choice: " + String.join(", ", choice)));
        if (slot.path("candidates").isEmpty()) {
            lines.add("    nobody is there");
        }
        slot.path("candidates").forEach(candidate -> lines.add(row(candidate)));
    }

    private static String row(JsonNode candidate) {
        String state = candidate.path("state").asText();
        JsonNode latency = candidate.path("latency");
        return String.format(
                        Locale.ROOT,
                        ROW,
                        state.equals("active") || state.equals("probation") ? "*" : " ",
                        candidate.path("id").asText()
                                + (candidate.path("simulated").asBoolean() ? " (sim)" : ""),
                        state,
                        candidate.path("origin").asText(),
                        latency.isMissingNode()
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "%.1f/%.1f ms",
                                        latency.path("median_ms").asDouble(),
                                        latency.path("p99_ms").asDouble()),
                        remark(candidate))
                .stripTrailing();
    }

    private static String remark(JsonNode candidate) {
        JsonNode agreement = candidate.path("agreement");
        if (agreement.isMissingNode()) {
            return candidate.path("detail").asText();
        }
        return agreement.path("compared").asInt() == 0
                ? "nothing compared yet"
                : String.format(
                        Locale.ROOT,
                        "agrees by %.0f %% over %d plans",
                        agreement.path("score").asDouble() * 100,
                        agreement.path("compared").asInt());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** The newest changes, newest first. */
    List<String> changes(int most) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (JsonNode swap : robot.get("/api/swaps").path("swaps")) {
            if (lines.size() < most) {
                lines.add(swap.path("at").asText() + "  " + told(swap) + ", "
                        + swap.path("reason").asText());
            }
        }
        return lines;
    }

    /** One order to a slot, told in one line. */
    String order(String slot, String action, Map<String, ?> body) throws IOException, InterruptedException {
        return told(robot.post(route(slot, action), body).path("swap"));
    }

    void shadow(String slot, Optional<String> name) throws IOException, InterruptedException {
        if (name.isPresent()) {
            robot.post(route(slot, "shadow"), Map.of("name", name.get()));
        } else {
            robot.delete(route(slot, "shadow"));
        }
    }

    private static String route(String slot, String action) throws IOException {
        if (!slot.matches("[a-z]+")) {
            throw new IOException("'" + slot + "' is no slot");
        }
        return action.isEmpty() ? ROUTE + "/" + slot : ROUTE + "/" + slot + "/" + action;
    }

    private static String told(JsonNode swap) {
        return String.format(
                Locale.ROOT,
                "%s: %s -> %s, %s in %.1f ms (%d ticks, %d missed)",
                swap.path("slot").asText(),
                swap.path("from").asText("nothing"),
                swap.path("to").asText("nothing"),
                swap.path("result").asText(),
                swap.path("duration_ms").asDouble(),
                swap.path("ticks").asLong(),
                swap.path("missed_ticks").asLong());
    }
}
