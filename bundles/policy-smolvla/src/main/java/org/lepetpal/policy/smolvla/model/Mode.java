package org.lepetpal.policy.smolvla.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lepetpal.lerobot.checkpoint.BadCheckpointException;
import org.lepetpal.lerobot.checkpoint.Tailoring;
import org.lepetpal.lerobot.graph.Precision;

/**
 * In what each part of the model computes its large matrix products, in the order in which {@code auto} tries them: the fastest first
 * on processors with VNNI, where that was measured; on others it may be another one.
 */
public enum Mode {
    /** All in eight bits. */
    INT8(Precision.INT8, Precision.INT8, Precision.INT8),
    /** Pictures in eight bits. */
    INT8_PICTURES(Precision.INT8, Precision.FP32, Precision.FP32),
    /** All in single precision: what the others are measured against. */
    FP32(Precision.FP32, Precision.FP32, Precision.FP32);

    private static final String AUTO = "auto";

    private final Precision pictures;
    private final Precision prefix;
    private final Precision flow;

    Mode(Precision pictures, Precision prefix, Precision flow) {
        this.pictures = pictures;
        this.prefix = prefix;
        this.flow = flow;
    }

    /** As settings name it, for example {@code int8-pictures}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of that label. */
    public static Optional<Mode> of(String label) {
        return Arrays.stream(values())
                .filter(mode -> mode.label().equals(label))
                .findFirst();
    }

    /**
     * Reads a setting.
     *
     * @return empty for the first that is exact enough
     * @throws IllegalArgumentException naming the setting, its value and what is allowed
     */
    public static Optional<Mode> wanted(String setting, String value) {
        Optional<Mode> mode = of(value);
        if (mode.isEmpty() && !value.equals(AUTO)) {
            throw new IllegalArgumentException(setting + " = '" + value + "'; allowed are " + AUTO + ", "
                    + Arrays.stream(values()).map(Mode::label).collect(Collectors.joining(", ")));
        }
        return mode;
    }

    /**
     * The one that a checkpoint wants, which wants one.
     *
     * @return empty for the first that is exact enough
     * @throws BadCheckpointException naming the key and what is allowed
     */
    public static Optional<Mode> wanted(Tailoring tailoring) throws BadCheckpointException {
        try {
            return wanted(
                    tailoring.where() + "'precision'", tailoring.precision().orElseThrow());
        } catch (IllegalArgumentException e) {
            throw new BadCheckpointException(e.getMessage(), e);
        }
    }

    /** Of the vision tower and the connector. */
    public Precision pictures() {
        return pictures;
    }

    /** Of the text model over the prefix. */
    public Precision prefix() {
        return prefix;
    }

    /** Of the steps from noise to actions. */
    public Precision flow() {
        return flow;
    }
}
