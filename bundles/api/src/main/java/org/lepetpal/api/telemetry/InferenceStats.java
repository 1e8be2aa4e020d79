package org.lepetpal.api.telemetry;

/**
 * How the policy that moves the arm keeps up with it.
 *
 * @param wishedHz how often it is to be asked per second
 * @param heldHz how many of its answers per second of the last seconds said what to do
 * @param behind whether the arm has waited for it for so long that what can wait is to give way to it
 */
public record InferenceStats(double wishedHz, double heldHz, boolean behind) {
    public InferenceStats {
        requireRate("wishedHz", wishedHz);
        requireRate("heldHz", heldHz);
    }

    private static void requireRate(String name, double hertz) {
        if (!Double.isFinite(hertz) || hertz < 0) {
            throw new IllegalArgumentException(name + " = " + hertz + " is no rate");
        }
    }
}
