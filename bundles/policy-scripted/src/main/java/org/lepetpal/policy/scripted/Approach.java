package org.lepetpal.policy.scripted;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lepetpal.api.command.Phase;

/** Brings the open gripper above the thing, watching meanwhile whether it stays where it is. */
final class Approach implements Stage {
    private static final double MOVED = 0.012;
    private static final double FOLLOWED = 0.06;
    private static final double SETTLE_S = 0.08;

    private final Job job;
    private final Grasp grasp;
    private final Fix planned;
    private Optional<Arrival> arrival = Optional.empty();

    Approach(Job job, Grasp grasp, Fix planned) {
        this.job = job;
        this.grasp = grasp;
        this.planned = planned;
    }

    @Override
    public Turn turn(Senses now) {
        if (arrival.isEmpty()) {
            arrival = Optional.of(
                    new Arrival(job.follow(job.motions().transit(now.nanos(), job.current(), grasp.aboveJoints()))));
        }
        if (moved(now)) {
            return job.replan()
                    ? new Turn.Then(new Search(job))
                    : Turn.Over.cannot("the " + job.name() + " does not stay where it is");
        }
        if (arrival.get().there(now) && now.since(job.current().endNanos()) >= SETTLE_S) {
            return new Turn.Then(new Descend(job, grasp, planned.confidence()));
        }
        if (arrival.get().overdue(now)) {
            return new Turn.Then(new BackOff(
                    job,
                    String.format(
                            java.util.Locale.ROOT,
                            "the arm stopped %.0f° short of the place above it",
                            arrival.get().worst(now))));
        }
        return new Turn.Go(
                job.current(),
                Phase.APPROACH,
                OptionalDouble.of(planned.confidence()),
                "moving above the " + job.name());
    }

    /** Seen elsewhere, or not at all where nothing hides it. */
    private boolean moved(Senses now) {
        return now.eyes()
                .things()
                .near(grasp.centre(), FOLLOWED)
                .filter(fix -> fix.at().planar(grasp.centre()) <= MOVED)
                .isEmpty();
    }
}
