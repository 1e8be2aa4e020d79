package org.lepetpal.policy.scripted;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;

/** Brings what it holds to the pose from which it is thrown, and makes sure that it is still held there. */
final class BringToThrow implements Stage {
    private static final double SETTLE_S = 0.15;

    private final Job job;
    private final StillThere left;
    private final Hold hold;
    private Optional<Arrival> arrival = Optional.empty();

    BringToThrow(Job job, StillThere left, Hold hold) {
        this.job = job;
        this.left = left;
        this.hold = hold;
    }

    @Override
    public Turn turn(Senses now) {
        if (arrival.isEmpty()) {
            JointAngles from = job.current().at(now.nanos());
            int gripper = from.size() - 1;
            JointAngles goal = job.settings().readyToThrow().with(gripper, from.get(gripper));
            arrival = Optional.of(new Arrival(job.follow(job.motions().transit(now.nanos(), job.current(), goal))));
        }
        job.squeeze(hold.goal(now));
        if (!hold.holds(now)) {
            return new Turn.Then(new BackOff(job, "it was lost on the way"));
        }
        if (left.seen(now, hold.quality(now))) {
            return new Turn.Then(new BackOff(job, "it stayed on the table"));
        }
        if (arrival.get().there(now) && now.since(job.current().endNanos()) > SETTLE_S) {
            return Turn.Over.done(true, "holding the " + job.name() + ", ready to throw");
        }
        if (arrival.get().overdue(now)) {
            return Turn.Over.cannot(String.format(
                    java.util.Locale.ROOT,
                    "the arm stopped %.0f° short of the pose to throw from",
                    arrival.get().worst(now)));
        }
        return new Turn.Go(
                job.current(),
                Phase.READY_TO_THROW,
                OptionalDouble.of(hold.quality(now)),
                "bringing the " + job.name() + " to the pose to throw from");
    }
}
