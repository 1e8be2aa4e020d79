package org.lepetpal.bench.swap;

import java.util.Locale;
import java.util.Optional;
import org.lepetpal.bench.soak.Flatness;

/**
 * Native memory over a run. Growth is that between medians: Java's compiler and the C library's arenas take some megabytes and give
 * them back, which a single look may find or not.
 */
final class NativeMemory {
    /** Bytes: some nine sessions of ONNX Runtime of a tiny model, and more than what comes and goes by itself. */
    private static final double MOST = 32e6;

    /** In fewer, warming up is most of what is seen. */
    private static final int LEAST_CYCLES = 500;

    private final Flatness course = new Flatness();
    private final Optional<String> whyNot;

    private NativeMemory(Optional<String> whyNot) {
        this.whyNot = whyNot;
    }

    /** Of a run that must not leave any behind, where it is long enough to tell. */
    static NativeMemory judged(int cycles) {
        return new NativeMemory(
                cycles < LEAST_CYCLES ? Optional.of("not judged below " + LEAST_CYCLES + " cycles") : Optional.empty());
    }

    /** Of a run that uses none of its own. */
    static NativeMemory told() {
        return new NativeMemory(Optional.of("not judged"));
    }

    /** At first, and after each part of the run. */
    void add(long bytes) {
        course.add(bytes);
    }

    /** Whether it has grown by no more than it may, or is not judged. */
    boolean isGood() {
        return whyNot.isPresent() || course.grownBy() <= MOST;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "native memory %+.1f MB between medians (%s)",
                course.grownBy() / 1e6,
                whyNot.orElse(String.format(Locale.ROOT, "at most %.0f", MOST / 1e6)));
    }
}
