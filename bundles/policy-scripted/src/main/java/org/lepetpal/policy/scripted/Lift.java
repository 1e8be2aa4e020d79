package org.lepetpal.policy.scripted;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lepetpal.api.command.Phase;

/** Lifts what the jaws hold straight up, and feels whether it stays in them. */
final class Lift implements Stage {
    private static final double SPEED = 0.20;

    private final Job job;
    private final Grasp grasp;
    private final Hold hold;
    private Optional<Arrival> arrival = Optional.empty();
    private Optional<StillThere> left = Optional.empty();

    Lift(Job job, Grasp grasp, Hold hold) {
        this.job = job;
        this.grasp = grasp;
        this.hold = hold;
    }

    @Override
    public Turn turn(Senses now) {
        if (arrival.isEmpty()) {
            Optional<Trajectory> line =
                    job.motions().line(now.nanos(), job.current().at(now.nanos()), grasp.above(), SPEED);
            if (line.isEmpty()) {
                return Turn.Over.cannot("the way up with the " + job.name() + " is out of reach");
            }
            left = Optional.of(new StillThere(job.thing(), grasp.centre(), now));
            arrival = Optional.of(new Arrival(job.follow(line.get())));
        }
        job.squeeze(hold.goal(now));
        if (!hold.holds(now)) {
            return new Turn.Then(new BackOff(job, "it slipped out of the jaws on the way up"));
        }
        if (now.nanos() - job.current().endNanos() >= 0) {
            return new Turn.Then(
                    job.task().into().isPresent()
                            ? new CarryToBowl(job, left.orElseThrow(), hold)
                            : new BringToThrow(job, left.orElseThrow(), hold));
        }
        return new Turn.Go(
                job.current(), Phase.LIFT, OptionalDouble.of(hold.quality(now)), "lifting the " + job.name());
    }
}
