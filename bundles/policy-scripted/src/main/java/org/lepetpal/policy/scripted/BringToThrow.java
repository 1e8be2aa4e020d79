package org.lepetpal.policy.scripted;

import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;

/** Brings what it holds to the pose from which it is thrown, and makes sure that it is still held there. */
final class BringToThrow implements Stage {
    private static final double SETTLE_S = 0.15;

    private final Job job;
    private final Carry carry;

    BringToThrow(Job job, StillThere left, Hold hold) {
        this.job = job;
        this.carry = new Carry(job, left, hold);
    }

    @Override
    public Turn turn(Senses now) {
        if (!carry.isUnderWay()) {
            JointAngles from = job.current().at(now.nanos());
            int gripper = from.size() - 1;
            JointAngles goal = job.throwFrom().with(gripper, from.get(gripper));
            carry.begin(job.motions().transit(now.nanos(), job.current(), goal));
        }
        Optional<Turn> lost = carry.lost(now);
        if (lost.isPresent()) {
            return lost.get();
        }
        return carry.isThere(now, SETTLE_S)
                ? Turn.Over.done(true, "holding the " + job.name() + ", ready to throw")
                : carry.goOn(
                        now,
                        Phase.READY_TO_THROW,
                        "the pose to throw from",
                        "bringing the " + job.name() + " to the pose to throw from");
    }
}
