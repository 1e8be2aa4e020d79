package org.lepetpal.policy.scripted;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;

/**
 * Closes the jaws until they are blocked, backs the goal off to a bounded squeeze, so that the motor does not overload,
 * and lets the hold settle. Jaws that close all the way hold nothing.
 */
final class Close implements Stage {
    private static final double FAST = 110;
    private static final double SLOW = 45;
    private static final double SLOW_BEFORE = 12;
    private static final double FIRM_S = 0.15;
    private static final double PATIENCE_S = 2.5;

    private final Job job;
    private final Grasp grasp;
    private final double confidence;
    private final GripSense sense = new GripSense();
    private Optional<Hold> hold = Optional.empty();
    private long begunNanos;
    private long grippedNanos;
    private boolean begun;
    private boolean slow;

    Close(Job job, Grasp grasp, double confidence) {
        this.job = job;
        this.grasp = grasp;
        this.confidence = confidence;
    }

    @Override
    public Turn turn(Senses now) {
        if (!begun) {
            begun = true;
            begunNanos = now.nanos();
            move(now, grasp.grip().widest() + SLOW_BEFORE, FAST);
        }
        sense.feel(now.nanos(), now.opening(), goal(now), now.gripLoad());
        if (hold.isPresent()) {
            return settle(now, hold.get());
        }
        if (!slow && now.nanos() - job.current().endNanos() >= 0) {
            slow = true;
            move(now, 0, SLOW);
        }
        if (sense.blocked() && now.opening() > grasp.grip().emptyBelow()) {
            Hold held = new Hold(grasp.grip(), now.opening(), job.settings().squeeze());
            hold = Optional.of(held);
            grippedNanos = now.nanos();
            return settle(now, held);
        }
        if (now.opening() <= grasp.grip().emptyBelow() || now.since(begunNanos) > PATIENCE_S) {
            return new Turn.Then(new BackOff(job, "the jaws closed on nothing"));
        }
        return go("closing the gripper", confidence);
    }

    private Turn settle(Senses now, Hold held) {
        job.squeeze(held.goal(now));
        if (!held.holds(now)) {
            return new Turn.Then(new BackOff(job, "it slipped out of the jaws"));
        }
        if (now.since(grippedNanos) >= FIRM_S) {
            return new Turn.Then(new Lift(job, grasp, held));
        }
        return go("gripping the " + job.name(), held.quality(now));
    }

    private Turn go(String message, double sureness) {
        return new Turn.Go(job.current(), Phase.GRASP, OptionalDouble.of(sureness), message);
    }

    private void move(Senses now, double to, double percentPerSecond) {
        JointAngles from = job.current().at(now.nanos());
        job.follow(new GripMove(now.nanos(), from, to, percentPerSecond));
    }

    private double goal(Senses now) {
        JointAngles goal = job.current().at(now.nanos());
        return goal.get(goal.size() - 1);
    }
}
