package org.lepetpal.safety;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.StopCategory;

/**
 * Brings the arm to rest after a software stop, and when the loop leaves. One packet ends the motion: it sets the goal of every
 * joint that still runs to where it can stop, and leaves all others; the motors brake by their own ramps. Called under the
 * kernel's turn, by the loop and by the watch.
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

    private Optional<Object> stop = Optional.empty();
    private boolean begun;
    private long begunNanos;
    private boolean braked;

    /** Whether the packet that ends motion has left. */
    boolean ended(StopLatch.Stop latched) {
        return braked && isUnderWay(latched);
    }

    private boolean isUnderWay(StopLatch.Stop latched) {
        return stop.filter(known -> known == latched.identity()).isPresent();
    }

    /**
     * Ends motion, or keeps it ended; of an arm that does not answer, as soon as it does again. Powers nothing that is limp.
     *
     * @param held with a measurement where there is one
     * @return what is known of the arm now
     */
    Grasp end(Grasp held, StopLatch.Stop latched, long nanos) throws IOException {
        if (!isUnderWay(latched)) {
            stop = Optional.of(latched.identity());
            begun = false;
            braked = false;
        }
        if (held.setpoint().isEmpty()) {
            begin(nanos);
            braked = true;
            return held;
        }
        Setpoint rest = braked ? held.setpoint().get() : rest(held, nanos);
        held.arm().move(rest.goal());
        begin(nanos);
        braked |= held.fresh(nanos);
        return held.sent(rest, nanos);
    }

    /**
     * Where all that still runs can stop. Without a fresh measurement that is where it was sent: a goal that is set by where
     * joints were some time ago would send them back.
     *
     * @param held what was told something
     */
    static Setpoint rest(Grasp held, long nanos) {
        JointAngles goal = held.goal().orElseThrow();
        return Setpoint.resting(held.reading()
                .filter(_ -> held.fresh(nanos))
                .map(_ -> brakeTo(held.situation(nanos), held.rules().plausible()))
                .orElse(goal));
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
            double speed = now.reading().joints().get(i).speed();
            double way = now.goal().get(i) - now.measured(i);
            double room = SLACK + (Math.signum(speed) == Math.signum(way) ? speed * speed / (2 * BRAKING) : 0);
            if (Math.abs(way) > room && plausible.believes(i, now)) {
                rest = rest.with(i, now.measured(i) + Math.copySign(room, way));
            }
        }
        return rest;
    }

    /**
     * Whether this stop is complete; removes power where that belongs to it.
     *
     * @param held measured just now
     */
    boolean complete(Grasp held, StopLatch.Stop latched, long nanos) throws IOException {
        boolean waited = begun && isUnderWay(latched) && nanos - begunNanos >= SOON_NANOS;
        boolean rests =
                held.reading().filter(reading -> still(reading.joints())).isPresent();
        if (!waited || !(rests || nanos - begunNanos >= PATIENCE_NANOS && removes(latched))) {
            return false;
        }
        if (removes(latched)) {
            held.arm().release();
        }
        return true;
    }

    static boolean removes(StopLatch.Stop latched) {
        return latched.state().category() == StopCategory.POWER_REMOVED;
    }

    private static boolean still(List<JointReading> joints) {
        return joints.stream().allMatch(joint -> Math.abs(joint.speed()) < STILL);
    }
}
