package org.lepetpal.bench.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the robot is told, and how the room shows that it was done. */
enum Task {
    /** The ball was lifted by more than 10 cm, thrown, and came down at least 30 cm in front of the arm. */
    BALL("pick up the ball") {
        @Override
        Optional<String> complaint(JsonNode room) {
            JsonNode ball = room.path("ball");
            double height = ball.path("greatest_height").asDouble();
            if (height <= LIFTED) {
                return Optional.of(String.format(Locale.ROOT, "ball lifted by %.2f m only", height));
            }
            if (!ball.path("thrown").asBoolean()) {
                return Optional.of("ball not thrown");
            }
            JsonNode landed = ball.path("landed");
            double away =
                    Math.hypot(landed.path("x").asDouble(), landed.path("y").asDouble());
            return landed.isObject() && away >= THROWN
                    ? Optional.empty()
                    : Optional.of(String.format(Locale.ROOT, "ball landed %.2f m away only", away));
        }
    },
    /** A treat lies in the bowl, let go. */
    TREAT("get the treat") {
        @Override
        Optional<String> complaint(JsonNode room) {
            for (JsonNode treat : room.path("treats")) {
                if (treat.path("in_bowl").asBoolean()) {
                    return Optional.empty();
                }
            }
            return Optional.of("treat not in the bowl");
        }
    };

    private static final double LIFTED = 0.10;
    private static final double THROWN = 0.30;

    private final String prompt;

    Task(String prompt) {
        this.prompt = prompt;
    }

    /** What the robot is told. */
    String prompt() {
        return prompt;
    }

    /** What is wrong with the room, once the command succeeded and things came to rest; empty when all is well. */
    abstract Optional<String> complaint(JsonNode room);

    static List<Task> parse(String text) {
        String folded = text.strip().toLowerCase(Locale.ROOT);
        if (folded.equals("all")) {
            return List.of(values());
        }
        for (Task task : values()) {
            if (task.prompt.equals(folded)) {
                return List.of(task);
            }
        }
        throw new IllegalArgumentException("--task " + text + " is none of all, " + BALL.prompt + ", " + TREAT.prompt);
    }
}
