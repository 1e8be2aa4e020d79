package org.lepetpal.safety;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.time.Timebase;

/**
 * The kernel's knowledge of the arm that it holds now. A new one for every arm that comes, so that nothing of the arm
 * before it, least of all its goal, is sent to this one. Immutable.
 *
 * @param arm which
 * @param description what it is
 * @param rules those for it
 * @param reading newest measurement; empty before the first
 * @param goal what it was last allowed; empty before the first and after a release
 * @param goalNanos when
 */
record Grasp(
        Arm arm,
        ArmDescription description,
        List<Rule> rules,
        Optional<ArmReading> reading,
        Optional<JointAngles> goal,
        long goalNanos) {
    /** A measurement older than this is taken again. */
    private static final long FRESH_NANOS = 50_000_000;

    static Grasp of(Arm arm, List<Rule> rules, long nanos) {
        return new Grasp(arm, arm.description(), rules, Optional.empty(), Optional.empty(), nanos);
    }

    Grasp measured(ArmReading newest) {
        return new Grasp(arm, description, rules, Optional.of(newest), goal, goalNanos);
    }

    /** With a measurement of this tick. */
    Grasp fresh(Timebase time) throws IOException {
        boolean there = reading.filter(newest -> time.nanoTime() - newest.nanos() <= FRESH_NANOS)
                .isPresent();
        return there ? this : measured(arm.read());
    }

    /** What was allowed and sent, as it was asked for: sending back what the arm made of it would creep by rounding. */
    Grasp sent(JointAngles allowed, long nanos) {
        return new Grasp(arm, description, rules, reading, Optional.of(allowed), nanos);
    }

    Grasp released() {
        return new Grasp(arm, description, rules, reading, Optional.empty(), goalNanos);
    }

    /** To be called on a fresh one. */
    Situation situation(long nanos) {
        ArmReading newest = reading.orElseThrow();
        return new Situation(
                description, newest, goal.orElse(newest.positions()), Math.max(0, (nanos - goalNanos) / 1e9));
    }
}
