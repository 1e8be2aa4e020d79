package org.lepetpal.bench.policy;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Whether a goal is reached.
 *
 * @param goal for people
 * @param reached how much; empty where it could not be measured
 * @param allowed at most
 */
record Verdict(String goal, OptionalDouble reached, double allowed) {
    Verdict(String goal, double reached, double allowed) {
        this(goal, OptionalDouble.of(reached), allowed);
    }

    boolean missed() {
        return reached.isPresent() && !(reached.getAsDouble() <= allowed);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-12s %-66s %6s, at most %.2f",
                reached.isEmpty() ? "not measured" : missed() ? "MISSED" : "kept",
                goal,
                reached.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", reached.getAsDouble()),
                allowed);
    }
}
