package org.lepetpal.safety;

import java.io.IOException;
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
 * @param setpoint what it was last told; empty before the first and while it is limp
 * @param sentNanos when
 */
record Grasp(
        Arm arm,
        ArmDescription description,
        Rules rules,
        Optional<ArmReading> reading,
        Optional<Setpoint> setpoint,
        long sentNanos) {
    /** A measurement older than this is taken again. */
    private static final long FRESH_NANOS = 50_000_000;

    static Grasp of(Arm arm, ArmDescription description, Rules rules, long nanos) {
        return new Grasp(arm, description, rules, Optional.empty(), Optional.empty(), nanos);
    }

    /** What it was last told, for those who need no more. */
    Optional<JointAngles> goal() {
        return setpoint.map(Setpoint::goal);
    }

    Grasp measured(ArmReading newest) {
        return new Grasp(arm, description, rules, Optional.of(newest), setpoint, sentNanos);
    }

    boolean fresh(long nanos) {
        return reading.isPresent() && nanos - reading.get().nanos() <= FRESH_NANOS;
    }

    /** With a measurement of this tick. */
    Grasp fresh(Timebase time) throws IOException {
        return fresh(time.nanoTime()) ? this : measured(arm.read());
    }

    Grasp sent(Setpoint told, long nanos) {
        boolean again = setpoint.isPresent() && setpoint.get() == told;
        return new Grasp(arm, description, rules, reading, again ? setpoint : Optional.of(told), nanos);
    }

    Grasp released() {
        return new Grasp(arm, description, rules, reading, Optional.empty(), sentNanos);
    }

    /** Seconds since it was last told something; 0 or more. */
    double elapsed(long nanos) {
        return Math.max(0, (nanos - sentNanos) / 1e9);
    }

    /** To be called on a fresh one. */
    Situation situation(long nanos) {
        ArmReading newest = reading.orElseThrow();
        return new Situation(
                description,
                newest,
                setpoint.isPresent() ? setpoint.get() : Setpoint.resting(newest.positions()),
                setpoint.isPresent() ? elapsed(nanos) : 0,
                nanos);
    }
}
