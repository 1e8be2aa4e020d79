package org.lepetpal.policy.smolvla;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lepetpal.api.arm.JointAngles;

/**
 * Targets in time: what the arm follows of the policy's chunks.
 *
 * @param startNanos when the first is due
 * @param rateHz targets a second
 * @param targets in the platform's units
 * @param normalised what the model gave for each moment, before any merging
 */
record Track(long startNanos, double rateHz, List<JointAngles> targets, List<float[]> normalised) {
    /** Fewer moments in common than these say nothing. */
    private static final int COMPARABLE = 5;

    Track {
        targets = List.copyOf(targets);
        normalised = List.copyOf(normalised);
    }

    /** When the last is due. */
    long endNanos() {
        return startNanos + Math.round((targets.size() - 1) * 1e9 / rateHz);
    }

    /** The same at another time. */
    Track startingAt(long nanos) {
        return new Track(nanos, rateHz, targets, normalised);
    }

    /** How many targets are still to come, 0 once it has run out. */
    double left(long nanos) {
        double due = (nanos - startNanos) * rateHz / 1e9;
        return Math.clamp(targets.size() - 1 - due, 0, targets.size());
    }

    /** Share of it that is still to come, 0…1. */
    double shareLeft(long nanos) {
        return left(nanos) / targets.size();
    }

    /** The target that is due at a moment; the last one after the end. */
    JointAngles at(long nanos) {
        long index = Math.round((nanos - startNanos) * rateHz / 1e9);
        return targets.get(Math.clamp(index, 0, targets.size() - 1));
    }

    /**
     * The newer one, mixed with this one where they overlap; its moments are moved onto this one's by half a period at most.
     * What this one has beyond is dropped.
     */
    Track followedBy(Track newer, Merge merge) {
        long offset = offset(newer);
        List<JointAngles> mixed = new ArrayList<>();
        for (int i = 0; i < newer.targets.size(); i++) {
            long here = offset + i;
            JointAngles target = newer.targets.get(i);
            mixed.add(
                    here >= 0 && here < targets.size()
                            ? targets.get((int) here).towards(target, merge.newer())
                            : target);
        }
        return new Track(startNanos + Math.round(offset * 1e9 / rateHz), rateHz, mixed, newer.normalised);
    }

    /** Root of the mean square by which the model's own numbers differ from a newer one's; empty where few overlap. */
    OptionalDouble difference(Track newer) {
        long offset = offset(newer);
        double sum = 0;
        int count = 0;
        int moments = 0;
        for (int i = 0; i < newer.normalised.size(); i++) {
            long here = offset + i;
            if (here >= 0 && here < normalised.size()) {
                float[] before = normalised.get((int) here);
                float[] after = newer.normalised.get(i);
                for (int k = 0; k < before.length; k++) {
                    sum += (before[k] - after[k]) * (double) (before[k] - after[k]);
                }
                count += before.length;
                moments++;
            }
        }
        return moments < COMPARABLE ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(sum / count));
    }

    private long offset(Track newer) {
        return Math.round((newer.startNanos - startNanos) * rateHz / 1e9);
    }
}
