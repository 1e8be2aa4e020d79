package org.lepetpal.cli.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A procedure as the robot tells it.
 *
 * @param stage {@code working}, {@code waiting}, {@code done}, {@code failed} or {@code abandoned}
 * @param error empty where nothing is wrong
 */
record ProcedureView(String kind, String stage, String prompt, List<String> answers, List<Joint> joints, String error) {
    ProcedureView {
        answers = List.copyOf(answers);
        joints = List.copyOf(joints);
    }

    static ProcedureView of(JsonNode body) {
        List<String> answers = new ArrayList<>();
        body.path("answers").forEach(answer -> answers.add(answer.asText()));
        List<Joint> joints = new ArrayList<>();
        body.path("joints")
                .forEach(joint -> joints.add(new Joint(
                        joint.path("name").asText(),
                        joint.path("position").asInt(),
                        joint.path("min").asInt(),
                        joint.path("max").asInt())));
        return new ProcedureView(
                body.path("kind").asText(),
                body.path("stage").asText(),
                body.path("prompt").asText(),
                answers,
                joints,
                body.path("error").asText(""));
    }

    boolean isOver() {
        return switch (stage) {
            case "working", "waiting" -> false;
            default -> true;
        };
    }

    boolean isWaiting() {
        return stage.equals("waiting");
    }

    boolean isDone() {
        return stage.equals("done");
    }

    /** The joints as a table; nothing where none is measured. */
    List<String> table() {
        if (joints.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(
                Locale.ROOT, "  %-14s %8s %8s %8s %8s   steps", "joint", "now", "least", "most", "swept"));
        joints.forEach(joint -> lines.add(String.format(
                Locale.ROOT,
                "  %-14s %8d %8d %8d %8d",
                joint.name,
                joint.position,
                joint.min,
                joint.max,
                joint.max - joint.min)));
        lines.add("");
        return lines;
    }

    /** What one joint's servo shows, in steps. */
    record Joint(String name, int position, int min, int max) {}
}
