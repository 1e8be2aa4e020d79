package org.lepetpal.safety;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.safety.Verdict.Effect;
import org.lepetpal.api.safety.Verdict.Finding;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an arm to rest and keeps it there, in each of the ways in which that is asked for: held, halted by one packet, stopped, released.
 * While a software stop is latched all of them are that stop. For the holder of the kernel's turn.
 *
 * @param latch asked anew each time
 */
record Standstill(StopLatch latch, Timebase time) {
    private static final Logger LOG = LoggerFactory.getLogger(Standstill.class);
    /** Units per second below which a joint counts as standing still. */
    private static final double STILL = 3;

    /** Braked, relieved where it suffers, and told again where it is to stay; one that is limp gets power where it is. */
    Grasp rest(Grasp held, long nanos) throws IOException {
        Optional<StopLatch.Stop> stop = latch.latched();
        if (stop.isPresent()) {
            stop(held, stop.get(), nanos);
        } else if (held.setpoint().isPresent()) {
            held.move(
                    held.fresh(nanos)
                            ? held.rules().rest(held.situation(nanos))
                            : held.rules().pacer().brake(held.setpoint().get(), held.elapsed(nanos)),
                    nanos);
        } else if (!latch.powerless()) {
            power(held, nanos);
        }
        return held;
    }

    /** Holds one that is limp where it is. */
    private void power(Grasp held, long nanos) throws IOException {
        held.refresh(time);
        if (held.fresh(nanos)) {
            held.move(held.rules().rest(held.situation(nanos)), nanos);
        }
    }

    /** By one packet, which powers nothing. */
    Grasp halt(Grasp held, long nanos) throws IOException {
        Optional<StopLatch.Stop> stop = latch.latched();
        if (stop.isPresent()) {
            stop(held, stop.get(), nanos);
        } else if (held.setpoint().isPresent()) {
            tryToMeasure(held);
            held.move(held.halt().rest(nanos), nanos);
        }
        return held;
    }

    /** Instead of driving: the stop goes first. */
    Verdict end(Grasp held, StopLatch.Stop stop, long nanos) throws IOException {
        stop(held, stop, nanos);
        JointAngles where =
                held.goal().orElseGet(() -> held.state().orElseThrow().positions());
        return new Verdict(
                where,
                List.of(new Finding(StopLatch.RULE, Effect.REFUSED, stop.state().reason())));
    }

    /**
     * In the loop's turn: tells the arm its goal each time, as in every tick, and completes the stop as the watch does. Both beat by
     * periods of their own that may keep step for ever, and then one of them finds the turn taken each time. The arm has
     * been measured in this tick where it answers.
     */
    private void stop(Grasp held, StopLatch.Stop stop, long nanos) throws IOException {
        say(held, stop);
        held.halt().end(stop, nanos);
        finish(held, stop, nanos);
    }

    /** In the watch's turn: what the loop has not done yet. */
    Grasp complete(Grasp held, StopLatch.Stop stop, long nanos) throws IOException {
        say(held, stop);
        Halt halt = held.halt();
        if (!halt.completed(stop)) {
            if (!held.fresh(nanos)) {
                tryToMeasure(held);
            }
            if (!halt.ended(stop)) {
                halt.end(stop, nanos);
            }
        }
        finish(held, stop, nanos);
        return held;
    }

    private void finish(Grasp held, StopLatch.Stop stop, long nanos) throws IOException {
        if (!held.halt().completed(stop)) {
            held.halt().complete(stop, nanos);
        }
        say(held, stop);
    }

    /** An arm that comes when the stop is complete is waited for as well, and until then nothing is said to be at rest. */
    private void say(Grasp held, StopLatch.Stop stop) {
        latch.atRest(stop, held.halt().completed(stop));
    }

    /** Motion is ended even when the arm gives no answer. */
    private static void tryToMeasure(Grasp held) {
        try {
            held.measure();
        } catch (IOException e) {
            LOG.debug("no measurement to end the motion by", e);
        }
    }

    /**
     * Limp, where it stands still.
     *
     * @throws IllegalStateException while a joint moves, which is held then; the message names it
     */
    Grasp release(Grasp held, long nanos) throws IOException {
        Optional<String> moves = moving(held, held.measure());
        if (moves.isPresent()) {
            rest(held, nanos);
            throw new IllegalStateException(moves.get());
        }
        held.release();
        return held;
    }

    private static Optional<String> moving(Grasp held, ArmState now) {
        List<JointReading> joints = now.joints();
        for (int i = 0; i < joints.size(); i++) {
            if (Math.abs(joints.get(i).speed()) > STILL) {
                return Optional.of(held.description().joints().get(i).name() + " moves at "
                        + Text.of(joints.get(i).speed())
                        + " units per second; the arm is released at rest only");
            }
        }
        return Optional.empty();
    }
}
