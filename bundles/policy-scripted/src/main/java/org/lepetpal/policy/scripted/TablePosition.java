package org.lepetpal.policy.scripted;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Averages the newest sightings of one thing. It lies still when at least {@value #ENOUGH} sightings over
 * {@value #SPAN_MILLIS} ms agree within {@value #SPREAD} m; a jump by more than {@value #JUMP} m starts afresh.
 */
final class TablePosition {
    private static final int ENOUGH = 4;
    private static final long SPAN_MILLIS = 180;
    private static final long WINDOW_MILLIS = 500;
    private static final double SPREAD = 0.005;
    private static final double JUMP = 0.03;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** One sighting. Its time does not go back. */
    void add(long nanos, Vec at, double confidence) {
        if (!samples.isEmpty() && samples.getLast().at().distance(at) > JUMP) {
            samples.clear();
        }
        samples.addLast(new Sample(nanos, at, confidence));
        while (nanos - samples.getFirst().nanos() > WINDOW_MILLIS * 1_000_000) {
            samples.removeFirst();
        }
    }

    /** What the sightings of the last half second come to; empty before the first. */
    Optional<Fix> fix() {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        Vec sum = new Vec(0, 0, 0);
        double confidence = 0;
        for (Sample sample : samples) {
            sum = sum.plus(sample.at());
            confidence += sample.confidence();
        }
        Vec mean = sum.times(1.0 / samples.size());
        double spread = samples.stream()
                .mapToDouble(sample -> sample.at().distance(mean))
                .max()
                .orElse(0);
        long newest = samples.getLast().nanos();
        boolean still = samples.size() >= ENOUGH
                && newest - samples.getFirst().nanos() >= SPAN_MILLIS * 1_000_000
                && spread <= SPREAD;
        return Optional.of(new Fix(still ? mean : samples.getLast().at(), still, confidence / samples.size(), newest));
    }

    /** Forgets everything. */
    void clear() {
        samples.clear();
    }

    private record Sample(long nanos, Vec at, double confidence) {}
}
