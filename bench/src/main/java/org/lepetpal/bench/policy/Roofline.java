package org.lepetpal.bench.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a machine cannot be faster than: the time for a stage's operations, or for reading its weights, whichever is longer.
 *
 * @param flops operations a second in single precision
 * @param bytes read from memory a second
 */
record Roofline(double flops, double bytes) {
    static final Roofline NONE = new Roofline(0, 0);

    /** The better of both, of what was measured at different moments. */
    Roofline or(JsonNode measured) {
        return new Roofline(
                Math.max(flops, measured.path("flops").asDouble()),
                Math.max(bytes, measured.path("bytes").asDouble()));
    }

    /** Seconds that a stage takes at least in single precision. @param work of each stage, as the robot counts it */
    double seconds(Stage stage, JsonNode work) {
        if (stage == Stage.ALL) {
            return List.of(Stage.PICTURES, Stage.PREFIX, Stage.FLOW).stream()
                    .mapToDouble(part -> seconds(part, work))
                    .sum();
        }
        JsonNode counted = work.path(stage.key());
        return Math.max(
                counted.path("flops").asDouble() / flops,
                Float.BYTES * counted.path("weights").asDouble() / bytes);
    }
}
