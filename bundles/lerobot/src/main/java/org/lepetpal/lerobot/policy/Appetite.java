package org.lepetpal.lerobot.policy;

import java.util.Optional;

/**
 * Decides when the next chunk is to be thought of, as LeRobot's client does: while little of the present one is left and the arm
 * has moved since the last thought; and in any case once nothing is left. Here that is once no more is left than is done while
 * it is thought of.
 */
final class Appetite {
    /** Distance that counts as motion, over all joints together, in the policy's units. */
    private static final double MOVED = 1;

    private final double nextAt;
    private Optional<float[]> last = Optional.empty();
    private boolean slow;
    private double thought;

    /** @param nextAt share of a chunk, 0…1 */
    Appetite(double nextAt) {
        this.nextAt = nextAt;
    }

    /**
     * @param left share of the present chunk that is still to come, 0…1
     * @param state of the arm in the policy's units
     */
    boolean wants(double left, float[] state) {
        return left == 0
                || !slow
                        && left <= nextAt
                        && (nextAt == 1
                                || left <= thought
                                || last.map(before -> distance(before, state) >= MOVED)
                                        .orElse(true));
    }

    /**
     * How long the last thought took, and a chunk lasts. What is done meanwhile of the present chunk is lost from the next one, so that who
     * thinks for longer than a chunk lasts gets farther by doing each to its end.
     */
    void waited(long nanos, long chunkNanos) {
        slow = nanos > chunkNanos;
        thought = (double) nanos / chunkNanos;
    }

    /** A thought has begun. */
    void served(float[] state) {
        last = Optional.of(state);
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}
