package org.lepetpal.policy.scripted;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lepetpal.api.command.Phase;

/** Lifts what the jaws hold straight up, and feels whether it stays in them. */
final class Lift implements Stage {
    private static final double SPEED = 0.20;

    private final Job job;
    private final Grasp grasp;
    private final Grip grip;
    private Optional<Arrival> arrival = Optional.empty();

    Lift(Job job, Grasp grasp, Grip grip) {
        this.job = job;
        this.grasp = grasp;
        this.grip = grip;
    }

    @Override
    public Turn turn(Senses now) {
        if (arrival.isEmpty()) {
            Optional<Trajectory> line =
                    job.motions().line(now.nanos(), job.current().at(now.nanos()), grasp.above(), SPEED);
            if (line.isEmpty()) {
                return Turn.Over.cannot("the way up with the " + job.name() + " is out of reach");
            }
            now.eyes().forgetThing();
            arrival = Optional.of(new Arrival(job.follow(line.get())));
        }
        if (!grip.holds(now.opening())) {
            return new Turn.Then(new BackOff(job, "it slipped out of the jaws on the way up"));
        }
        if (now.nanos() - job.current().endNanos() >= 0) {
            return new Turn.Then(job.task().into().isPresent()
                    ? new CarryToBowl(job, grasp, grip)
                    : new BringToThrow(job, grasp, grip));
        }
        return new Turn.Go(job.current(), Phase.LIFT, OptionalDouble.of(grip.quality(now.opening())),
                "lifting the " + job.name());
    }
}
