package org.lepetpal.lerobot.policy;

import java.util.ArrayList;
import java.util.Collections;
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
 * @param votes how many chunks each target is made of
 */
record Track(long startNanos, double rateHz, List<JointAngles> targets, List<float[]> normalised, List<Integer> votes) {
    /** Fewer moments in common than these say nothing. */
    private static final int COMPARABLE = 5;

    Track {
        targets = List.copyOf(targets);
        normalised = List.copyOf(normalised);
        votes = List.copyOf(votes);
    }

    /** One chunk alone. */
    static Track of(long startNanos, double rateHz, List<JointAngles> targets, List<float[]> normalised) {
        return new Track(startNanos, rateHz, targets, normalised, Collections.nCopies(targets.size(), 1));
    }

    /** When the last is due. */
    long endNanos() {
        return startNanos + Math.round((targets.size() - 1) * 1e9 / rateHz);
    }

    /** The same at another time. */
    Track startingAt(long nanos) {
        return new Track(nanos, rateHz, targets, normalised, votes);
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

    /** What the model gave for the moments from this one on; empty after the end. */
    List<float[]> ahead(long nanos) {
        long index = Math.round((nanos - startNanos) * rateHz / 1e9);
        return normalised.subList(Math.clamp(index, 0, normalised.size()), normalised.size());
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
    Track followedBy(Track newer, Mixing mixing) {
        long offset = offset(newer);
        List<JointAngles> mixed = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < newer.targets.size(); i++) {
            long here = offset + i;
            boolean both = here >= 0 && here < targets.size();
            int before = both ? votes.get((int) here) : 0;
            JointAngles target = newer.targets.get(i);
            mixed.add(both ? targets.get((int) here).towards(target, mixing.newer(before)) : target);
            counts.add(before + 1);
        }
        long start = startNanos + Math.round(offset * 1e9 / rateHz);
        return new Track(start, rateHz, mixed, newer.normalised, counts);
    }

    /**
     * Root of the mean square by which the model's own numbers differ from a newer one's; empty where few overlap.
     *
     * @param held so many of the newer one's first moments were made like this one's, and say nothing
     */
    OptionalDouble difference(Track newer, int held) {
        long offset = offset(newer);
        double sum = 0;
        int count = 0;
        int moments = 0;
        for (int i = held; i < newer.normalised.size(); i++) {
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
