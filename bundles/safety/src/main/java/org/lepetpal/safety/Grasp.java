package org.lepetpal.safety;

import java.io.IOException;
import java.util.Optional;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.time.Timebase;

/**
 * The arm that the kernel holds now, and what it knows of it. A new one for every arm that comes, so that nothing of the arm
 * before it, least of all its goal, is sent to this one. For the holder of the kernel's turn, but for what any thread may ask.
 */
final class Grasp {
    /** A measurement older than this is taken again. */
    private static final long FRESH_NANOS = 50_000_000;

    private final Arm arm;
    private final Rules rules;
    private final Halt halt = new Halt(this);
    private volatile ArmDescription description;
    private Situation situation;
    private volatile Optional<ArmState> state = Optional.empty();
    private volatile long measuredNanos;
    private volatile Optional<JointAngles> goal = Optional.empty();
    private Optional<Setpoint> setpoint = Optional.empty();
    private long sentNanos;

    /**
     * @param description what it is
     * @param rules those for it
     * @param nanos when it came
     */
    Grasp(Arm arm, ArmDescription description, Rules rules, long nanos) {
        this.arm = arm;
        this.description = description;
        this.rules = rules;
        this.situation = new Situation(description);
        this.sentNanos = nanos;
    }

    boolean isOf(Arm other) {
        return arm == other;
    }

    /** Any thread. */
    ArmDescription description() {
        return description;
    }

    /** The same arm knows other poses by now. */
    void describe(ArmDescription now) {
        description = now;
        situation = new Situation(now);
    }

    /** Any thread may ask them for remarks. */
    Rules rules() {
        return rules;
    }

    /** Brings it to rest. */
    Halt halt() {
        return halt;
    }

    /** What was measured last, composed for who asks; empty before the first. Any thread. */
    Optional<ArmReading> reading() {
        // The time first, which is written last: so nothing is older than it says.
        long nanos = measuredNanos;
        return state.map(newest -> new ArmReading(nanos, newest));
    }

    /** What it was last told; empty before the first and while it is limp. Any thread. */
    Optional<JointAngles> goal() {
        return goal;
    }

    /** The same, and how fast that moves. */
    Optional<Setpoint> setpoint() {
        return setpoint;
    }

    /** How it was when it was measured last; empty before the first. */
    Optional<ArmState> state() {
        return state;
    }

    long measuredNanos() {
        return measuredNanos;
    }

    ArmState measure() throws IOException {
        ArmState newest = arm.read();
        if (state.isEmpty() || state.get() != newest) {
            state = Optional.of(newest);
        }
        measuredNanos = arm.measuredNanos();
        return newest;
    }

    boolean fresh(long nanos) {
        return state.isPresent() && nanos - measuredNanos <= FRESH_NANOS;
    }

    /** Sees to a measurement of this tick. */
    void refresh(Timebase time) throws IOException {
        if (!fresh(time.nanoTime())) {
            measure();
        }
    }

    /** @return what was really sent */
    JointAngles move(Setpoint next, long nanos) throws IOException {
        JointAngles sent = arm.move(next.goal());
        if (setpoint.isEmpty() || setpoint.get() != next) {
            setpoint = Optional.of(next);
            goal = Optional.of(next.goal());
        }
        sentNanos = nanos;
        return sent;
    }

    /** Makes it limp. */
    void release() throws IOException {
        arm.release();
        setpoint = Optional.empty();
        goal = Optional.empty();
    }

    /** Seconds since it was last told something; 0 or more. */
    double elapsed(long nanos) {
        return Math.max(0, (nanos - sentNanos) / 1e9);
    }

    /** To be called on one that was measured; the same object each time. */
    Situation situation(long nanos) {
        ArmState newest = state.orElseThrow();
        return situation.at(
                newest,
                measuredNanos,
                setpoint.isPresent() ? setpoint.get() : Setpoint.resting(newest.positions()),
                setpoint.isPresent() ? elapsed(nanos) : 0,
                nanos);
    }
}
