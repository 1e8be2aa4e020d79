package org.lepetpal.safety;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.StopCategory;

/**
 * Brings one arm to rest after a software stop, and when the loop leaves. One packet ends the motion: it sets the goal of every
 * joint that still runs to where it can stop, and leaves all others; the motors brake by their own ramps. An arm that comes
 * while a stop is latched is told nothing, since nobody knows what it was told before: it is waited for until it stands still, and
 * made limp where the stop removes power. Called under the kernel's turn, by the loop and by the watch.
 */
final class Halt {
    /** Units per second below which a joint counts as standing still. */
    private static final double STILL = 3;
    /** Units per second squared at which a joint is expected to brake; an SO-101's motor is set to 2232 °/s². */
    private static final double BRAKING = 2000;
    /** Units by which a standing joint may be off its goal (slack and sag), and a motor ahead of its joint. */
    private static final double SLACK = 3;
    /** Motors need a moment to begin braking. */
    private static final long SOON_NANOS = 60_000_000;
    /** Power is removed after so long although a joint still moves, as by a hand that pushes it. */
    private static final long PATIENCE_NANOS = 2_000_000_000L;

    private final Grasp held;
    private Optional<Object> stop = Optional.empty();
    /** The way in which it came to rest by this stop. */
    private Optional<StopCategory> completed = Optional.empty();

    private boolean begun;
    private long begunNanos;
    private boolean braked;

    Halt(Grasp held) {
        this.held = held;
    }

    /** Whether the packet that ends motion has left, or there was nothing to be told. */
    boolean ended(StopLatch.Stop latched) {
        return braked && isUnderWay(latched);
    }

    private boolean isUnderWay(StopLatch.Stop latched) {
        return stop.filter(known -> known == latched.identity()).isPresent();
    }

    /** Whether this stop is complete, in the way of its category. */
    boolean completed(StopLatch.Stop latched) {
        return isUnderWay(latched)
                && completed.filter(way -> way == latched.state().category()).isPresent();
    }

    /**
     * Ends motion, or keeps it ended; of an arm that does not answer, as soon as it does again. Powers nothing that is limp.
     * The arm has been measured where it answers.
     */
    void end(StopLatch.Stop latched, long nanos) throws IOException {
        if (!isUnderWay(latched)) {
            stop = Optional.of(latched.identity());
            completed = Optional.empty();
            begun = false;
            braked = false;
        }
        if (held.setpoint().isEmpty()) {
            begin(nanos);
            braked = true;
            return;
        }
        held.move(braked ? held.setpoint().get() : rest(nanos), nanos);
        begin(nanos);
        braked |= held.fresh(nanos);
    }

    /**
     * Where all that still runs can stop, of an arm that was told something. Without a fresh measurement that is where it was
     * sent: a goal that is set by where joints were some time ago would send them back.
     */
    Setpoint rest(long nanos) {
        return Setpoint.resting(
                held.fresh(nanos)
                        ? brakeTo(held.situation(nanos), held.rules().plausible())
                        : held.goal().orElseThrow());
    }

    private void begin(long nanos) {
        if (!begun) {
            begun = true;
            begunNanos = nanos;
        }
    }

    /** The gripper keeps its goal, since it may hold something; so does a joint of which nobody knows where it is. */
    private static JointAngles brakeTo(Situation now, PlausiblePosition plausible) {
        JointAngles rest = now.goal();
        for (int i = 0; i < rest.size() - 1; i++) {
            double speed = now.state().joints().get(i).speed();
            double way = now.goal().get(i) - now.measured(i);
            double room = SLACK + (Math.signum(speed) == Math.signum(way) ? speed * speed / (2 * BRAKING) : 0);
            if (Math.abs(way) > room && plausible.believes(i, now)) {
                rest = rest.with(i, now.measured(i) + Math.copySign(room, way));
            }
        }
        return rest;
    }

    /**
     * Completes this stop where it can be by now: removes power where that belongs to it. The arm has been measured just now
     * where it answers; one that does not may be anywhere.
     */
    void complete(StopLatch.Stop latched, long nanos) throws IOException {
        boolean waited = begun && isUnderWay(latched) && nanos - begunNanos >= SOON_NANOS;
        boolean rests = held.fresh(nanos) && still(held.state().orElseThrow().joints());
        if (!waited || !(rests || nanos - begunNanos >= PATIENCE_NANOS && removes(latched))) {
            return;
        }
        if (removes(latched)) {
            held.release();
        }
        completed = Optional.of(latched.state().category());
    }

    private static boolean removes(StopLatch.Stop latched) {
        return latched.state().category() == StopCategory.POWER_REMOVED;
    }

    private static boolean still(List<JointReading> joints) {
        return joints.stream().allMatch(joint -> Math.abs(joint.speed()) < STILL);
    }
}
