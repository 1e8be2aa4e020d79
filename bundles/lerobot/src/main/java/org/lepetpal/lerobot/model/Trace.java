package org.lepetpal.lerobot.model;

/** Is told the values that a model goes through, for comparison with those of another implementation. */
@FunctionalInterface
public interface Trace {
    /** Told nothing that matters. */
    Trace NONE = (name, values) -> {};

    /**
     * One of them.
     *
     * @param name of the value, for example {@code step0.features}
     * @param values outermost dimension first
     */
    void saw(String name, float[] values);
}
