package org.lepetpal.bench.policy;

import java.util.Locale;

/**
 * Whether a goal is reached.
 *
 * @param goal for people
 * @param reached how much
 * @param allowed at most
 */
record Verdict(String goal, double reached, double allowed) {
    boolean kept() {
        return reached <= allowed;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%-7s %-66s %6.2f, at most %.2f", kept() ? "kept" : "MISSED", goal, reached, allowed);
    }
}
