package org.lepetpal.lerobot.checkpoint;

import java.util.Map;
import java.util.Optional;

/**
 * Turns a robot's numbers into those that a policy counts in, and back, one component at a time and in single precision as
 * LeRobot does. Immutable.
 */
public final class Normalizer {
    private final Mode mode;
    private final float[] first;
    private final float[] second;
    private final float eps;

    private Normalizer(Mode mode, float[] first, float[] second, float eps) {
        this.mode = mode;
        this.first = first;
        this.second = second;
        this.eps = eps;
    }

    /** How it is done. Names are LeRobot's. */
    public enum Mode {
        /** Left as it is. */
        IDENTITY("", ""),
        /** (x − mean) / (std + eps); back: x · std + mean. */
        MEAN_STD("mean", "std"),
        /** 2 (x − min) / (max − min) − 1, and its inverse. */
        MIN_MAX("min", "max"),
        /** As MIN_MAX, between the first and the last percentile. */
        QUANTILES("q01", "q99"),
        /** As MIN_MAX, between the first and the last decile. */
        QUANTILE10("q10", "q90");

        private final String first;
        private final String second;

        Mode(String first, String second) {
            this.first = first;
            this.second = second;
        }
    }

    /** One that changes nothing. */
    public static Normalizer identity() {
        return new Normalizer(Mode.IDENTITY, new float[0], new float[0], 0);
    }

    /**
     * One by statistics.
     *
     * @param statistics by name, for example {@code mean}; each of the same size
     * @param size how many components there are
     * @return empty when there are no statistics for this mode
     * @throws BadCheckpointException when they have another size
     */
    public static Optional<Normalizer> of(Mode mode, Map<String, float[]> statistics, int size, double eps)
            throws BadCheckpointException {
        if (mode == Mode.IDENTITY) {
            return Optional.of(identity());
        }
        float[] first = statistics.get(mode.first);
        float[] second = statistics.get(mode.second);
        if (first == null || second == null) {
            return Optional.empty();
        }
        if (first.length != size || second.length != size) {
            throw new BadCheckpointException("'" + mode.first + "' and '" + mode.second + "' have " + first.length
                    + " and " + second.length + " numbers for " + size + " components");
        }
        return Optional.of(new Normalizer(mode, first, second, (float) eps));
    }

    /** How it is done. */
    public Mode mode() {
        return mode;
    }

    /** Into the policy's numbers. */
    public float[] apply(float[] values) {
        float[] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] = apply(i, values[i]);
        }
        return result;
    }

    /** One component into the policy's numbers. */
    public float apply(int component, float value) {
        if (component >= first.length) {
            return value;
        }
        return mode == Mode.MEAN_STD
                ? (value - first[component]) / (second[component] + eps)
                : 2 * (value - first[component]) / range(component) - 1;
    }

    /** Back into the robot's numbers. */
    public float[] invert(float[] values) {
        float[] result = values.clone();
        for (int i = 0; i < Math.min(result.length, first.length); i++) {
            result[i] = mode == Mode.MEAN_STD
                    ? values[i] * second[i] + first[i]
                    : (values[i] + 1) / 2 * range(i) + first[i];
        }
        return result;
    }

    private float range(int i) {
        float range = second[i] - first[i];
        return range == 0 ? eps : range;
    }
}
