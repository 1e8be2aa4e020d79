package org.lepetpal.policy.scripted;

import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;

/** Carries what it holds to a place above the middle of the bowl. */
final class CarryToBowl implements Stage {
    private static final double ABOVE_RIM = 0.030;
    private static final double SETTLE_S = 0.1;

    private final Job job;
    private final Carry carry;
    private Optional<BowlBefore> before = Optional.empty();

    CarryToBowl(Job job, StillThere left, Hold hold) {
        this.job = job;
        this.carry = new Carry(job, left, hold);
    }

    @Override
    public Turn turn(Senses now) {
        if (!carry.isUnderWay()) {
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
            carry.begin(job.motions().transit(now.nanos(), job.current(), goal.get()));
        }
        Optional<Turn> lost = carry.lost(now);
        if (lost.isPresent()) {
            return lost.get();
        }
        return carry.isThere(now, SETTLE_S)
                ? new Turn.Then(new Drop(job, carry.quality(now), before.orElseThrow()))
                : carry.goOn(
                        now, Phase.LIFT, "the place above the bowl", "carrying the " + job.name() + " to the bowl");
    }
}
