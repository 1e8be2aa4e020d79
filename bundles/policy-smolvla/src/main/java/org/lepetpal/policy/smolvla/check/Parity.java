package org.lepetpal.policy.smolvla.check;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How far a model's values are from the golden ones, stage by stage, over all cases. */
final class Parity {
    /** Of intermediates, against the larger of 1 and the largest golden number. */
    static final double INTERMEDIATE = 1e-4;

    /** Of what the vision tower sees. */
    static final double PICTURE = 2e-5;

    /** Of normalised actions. */
    static final double ACTION = 3e-5;

    /** Of normalised actions against the reference's run in mixed precision. */
    static final double MIXED = 0.1;

    /** Name of the stage that counts: what the model gives. */
    static final String ACTIONS = "actions, normalised";

    private final Map<String, Stage> stages = new LinkedHashMap<>();

    /**
     * One stage.
     *
     * @param name for people
     * @param worst greatest deviation so far
     * @param tolerance that it has to keep
     * @param values how many numbers were compared
     */
    record Stage(String name, double worst, double tolerance, long values) {
        boolean kept() {
            // so that NaN, which is no number at all, does not pass
            return worst <= tolerance;
        }

        private Stage with(double deviation, int count) {
            boolean worse = Double.isNaN(deviation) || deviation > worst;
            return new Stage(name, worse ? deviation : worst, tolerance, values + count);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-32s worst %8s  allowed %6s  %,10d values  %s",
                    name,
                    scientific(worst),
                    scientific(tolerance),
                    values,
                    kept() ? "ok" : "WRONG");
        }
    }

    /** Compares absolutely. */
    void absolute(String stage, float[] golden, float[] actual, double tolerance) {
        note(stage, difference(golden, actual), golden.length, tolerance);
    }

    /** Compares against the larger of 1 and the largest golden number. */
    void relative(String stage, float[] golden, float[] actual) {
        double largest = 1;
        for (float value : golden) {
            largest = Math.max(largest, Math.abs(value));
        }
        note(stage, difference(golden, actual) / largest, golden.length, INTERMEDIATE);
    }

    /** Notes whether two things are the same. */
    void same(String stage, Object golden, Object actual) {
        note(stage, golden.equals(actual) ? 0 : Double.POSITIVE_INFINITY, 1, 0);
    }

    private void note(String stage, double deviation, int count, double tolerance) {
        stages.put(
                stage,
                stages.getOrDefault(stage, new Stage(stage, 0, tolerance, 0)).with(deviation, count));
    }

    private static double difference(float[] golden, float[] actual) {
        if (golden.length != actual.length) {
            return Double.POSITIVE_INFINITY;
        }
        double worst = 0;
        for (int i = 0; i < golden.length; i++) {
            double difference = Math.abs((double) golden[i] - actual[i]);
            if (Double.isNaN(difference)) {
                return Double.NaN;
            }
            worst = Math.max(worst, difference);
        }
        return worst;
    }

    /** In the order in which they were first compared. */
    Collection<Stage> stages() {
        return stages.values();
    }

    /** Two digits and an exponent that is no longer than it has to be, for people: {@code 1.2e-5}. */
    static String scientific(double number) {
        return String.format(Locale.ROOT, "%.1e", number)
                .replaceFirst("e([+-])0", "e$1")
                .replace("e+", "e");
    }

    /** The worst deviation of a stage; NaN where it was not compared. */
    double worst(String stage) {
        return stages.containsKey(stage) ? stages.get(stage).worst() : Double.NaN;
    }

    boolean kept() {
        return !stages.isEmpty() && stages.values().stream().allMatch(Stage::kept);
    }
}
