package org.lepetpal.lerobot.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How far a robot's joints went in training, in the units of the recordings.
 *
 * @param joints in order; empty where nothing is known
 * @param measured whether what was seen least and most is known, and not only mean and standard deviation
 */
public record Reach(List<Joint> joints, boolean measured) {
    /** Nothing is known. */
    public static final Reach UNKNOWN = new Reach(List.of(), false);

    /** Statistics' names of what is least and most; further inward what some checkpoints have alone. */
    private static final List<List<String>> EXTREMES =
            List.of(List.of("min", "max"), List.of("q01", "q99"), List.of("q10", "q90"));
    /** Beyond so many standard deviations is next to nothing. */
    private static final double DEVIATIONS = 3;

    public Reach {
        joints = List.copyOf(joints);
    }

    /**
     * One joint.
     *
     * @param least it was, or is thought to have been
     * @param most it was, or is thought to have been
     * @param sure it was at least once so far from 0, to either side
     */
    public record Joint(double least, double most, double sure) {
        private Joint and(Joint other) {
            return new Joint(Math.min(least, other.least), Math.max(most, other.most), Math.max(sure, other.sure));
        }
    }

    /** @param statistics of states or actions by name, for example {@code mean}; what is no number tells nothing */
    public static Reach of(Map<String, float[]> statistics) {
        for (List<String> pair : EXTREMES) {
            float[] least = statistics.getOrDefault(pair.getFirst(), new float[0]);
            float[] most = statistics.getOrDefault(pair.getLast(), new float[0]);
            if (known(least, most)) {
                return measured(least, most);
            }
        }
        float[] mean = statistics.getOrDefault("mean", new float[0]);
        float[] deviation = statistics.getOrDefault("std", new float[0]);
        return known(mean, deviation) ? estimated(mean, deviation) : UNKNOWN;
    }

    private static boolean known(float[] first, float[] second) {
        boolean known = first.length > 0 && first.length == second.length;
        for (int i = 0; known && i < first.length; i++) {
            known = Float.isFinite(first[i]) && Float.isFinite(second[i]);
        }
        return known;
    }

    private static Reach measured(float[] least, float[] most) {
        List<Joint> joints = new ArrayList<>();
        for (int i = 0; i < least.length; i++) {
            joints.add(new Joint(least[i], most[i], Math.max(Math.abs(least[i]), Math.abs(most[i]))));
        }
        return new Reach(joints, true);
    }

    private static Reach estimated(float[] mean, float[] deviation) {
        List<Joint> joints = new ArrayList<>();
        for (int i = 0; i < mean.length; i++) {
            double wide = DEVIATIONS * deviation[i];
            // nothing has a root mean square that is larger than its largest number
            joints.add(new Joint(mean[i] - wide, mean[i] + wide, Math.hypot(mean[i], deviation[i])));
        }
        return new Reach(joints, false);
    }

    /** Of both, states and actions; what is measured goes before what is estimated. */
    Reach and(Reach other) {
        if (joints.isEmpty() || other.measured && !measured) {
            return other;
        }
        if (other.joints.isEmpty() || measured && !other.measured) {
            return this;
        }
        List<Joint> both = new ArrayList<>();
        for (int i = 0; i < Math.max(joints.size(), other.joints.size()); i++) {
            both.add(
                    i >= joints.size()
                            ? other.joints.get(i)
                            : i >= other.joints.size()
                                    ? joints.get(i)
                                    : joints.get(i).and(other.joints.get(i)));
        }
        return new Reach(both, measured);
    }

    /** How far any joint went, or is thought to have gone, from 0; empty where nothing is known. */
    public OptionalDouble farthest() {
        return joints.stream()
                .mapToDouble(joint -> Math.max(Math.abs(joint.least), Math.abs(joint.most)))
                .max();
    }

    /** So far from 0 a joint was for sure; 0 where nothing is known. */
    public double sure() {
        return joints.stream().mapToDouble(Joint::sure).max().orElse(0);
    }

    /** For people. */
    @Override
    public String toString() {
        if (joints.isEmpty()) {
            return "not known";
        }
        long rounded = Math.round(farthest().orElseThrow());
        return measured ? "±" + rounded : "about ±" + rounded + " (mean ± 3 standard deviations)";
    }
}
