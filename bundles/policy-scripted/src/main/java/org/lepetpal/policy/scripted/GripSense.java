package org.lepetpal.policy.scripted;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Feels with the gripper's motor whether there is something between the jaws: they stop closing although the goal goes
 * on. What counts is the measured opening; the load confirms it.
 */
final class GripSense {
    private static final long WINDOW_NANOS = 140_000_000;
    private static final int ENOUGH = 2;
    private static final double STOPPED = 1.2;
    private static final double LAG = 4.0;

    private final Deque<Sample> samples = new ArrayDeque<>();

    void feel(long nanos, double opening, double goal, double load) {
        samples.addLast(new Sample(nanos, opening, goal, load));
        while (samples.size() > 1 && coversWindowWithoutFirst(nanos)) {
            samples.removeFirst();
        }
    }

    /** Whether the jaws have stood still for a while although they are told to close further. */
    boolean blocked() {
        if (samples.size() < ENOUGH) {
            return false;
        }
        Sample newest = samples.getLast();
        if (newest.nanos() - samples.getFirst().nanos() < WINDOW_NANOS || newest.opening() - newest.goal() < LAG) {
            return false;
        }
        double widest = samples.stream().mapToDouble(Sample::opening).max().orElseThrow();
        double narrowest = samples.stream().mapToDouble(Sample::opening).min().orElseThrow();
        return widest - narrowest <= STOPPED;
    }

    /** One sample from before the window is kept, whatever the rate, so that the window is always covered. */
    private boolean coversWindowWithoutFirst(long nanos) {
        return samples.stream().skip(1).findFirst().orElseThrow().nanos() <= nanos - WINDOW_NANOS;
    }

    private record Sample(long nanos, double opening, double goal, double load) {}
}
