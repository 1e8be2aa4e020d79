package org.lepetpal.policy.scripted;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;

/** Carries what it holds to a place above the middle of the bowl. */
final class CarryToBowl implements Stage {
    private static final double ABOVE_RIM = 0.030;
    private static final double SETTLE_S = 0.1;

    private final Job job;
    private final StillThere left;
    private final Hold hold;
    private Optional<Arrival> arrival = Optional.empty();
    private Optional<BowlBefore> before = Optional.empty();

    CarryToBowl(Job job, StillThere left, Hold hold) {
        this.job = job;
        this.left = left;
        this.hold = hold;
    }

    @Override
    public Turn turn(Senses now) {
        if (arrival.isEmpty()) {
            before = Optional.of(BowlBefore.of(now.eyes()));
            Thing bowl = job.task().into().orElseThrow();
            Optional<Fix> seen = now.eyes().bowl();
            if (seen.isEmpty()) {
                return Turn.Over.notFound("no bowl was seen on the table");
            }
            JointAngles from = job.current().at(now.nanos());
            Vec over = seen.get().at().at(bowl.height() + ABOVE_RIM);
            Optional<JointAngles> goal = job.planner().holding(job.thing(), over, from);
            if (goal.isEmpty()) {
                return Turn.Over.cannot(String.format(
                        java.util.Locale.ROOT,
                        "the bowl is out of reach: it stands %.2f m from the arm's axis",
                        job.radius(over)));
            }
            arrival =
                    Optional.of(new Arrival(job.follow(job.motions().transit(now.nanos(), job.current(), goal.get()))));
        }
        job.squeeze(hold.goal(now));
        if (!hold.holds(now)) {
            return new Turn.Then(new BackOff(job, "it was lost on the way"));
        }
        if (left.seen(now, hold.quality(now))) {
            return new Turn.Then(new BackOff(job, "it stayed on the table"));
        }
        if (arrival.get().there(now) && now.since(job.current().endNanos()) > SETTLE_S) {
            return new Turn.Then(new Drop(job, hold.quality(now), before.orElseThrow()));
        }
        if (arrival.get().overdue(now)) {
            return Turn.Over.cannot(String.format(
                    java.util.Locale.ROOT,
                    "the arm stopped %.0f° short of the place above the bowl",
                    arrival.get().worst(now)));
        }
        return new Turn.Go(
                job.current(),
                Phase.LIFT,
                OptionalDouble.of(hold.quality(now)),
                "carrying the " + job.name() + " to the bowl");
    }
}
