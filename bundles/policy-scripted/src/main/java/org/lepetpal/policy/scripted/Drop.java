package org.lepetpal.policy.scripted;

import java.util.OptionalDouble;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;

/** Opens the jaws above the bowl and gives what it held the time to fall. */
final class Drop implements Stage {
    private static final double OPEN = 60;
    private static final double OPENING_SPEED = 150;
    private static final double FALL_S = 0.4;

    private final Job job;
    private final double confidence;
    private final BowlBefore before;
    private boolean begun;

    Drop(Job job, double confidence, BowlBefore before) {
        this.job = job;
        this.confidence = confidence;
        this.before = before;
    }

    @Override
    public Turn turn(Senses now) {
        if (!begun) {
            begun = true;
            JointAngles from = job.current().at(now.nanos());
            job.follow(new GripMove(now.nanos(), from, OPEN, OPENING_SPEED));
        }
        if (now.since(job.current().endNanos()) > FALL_S) {
            return new Turn.Then(new Verify(job, confidence, before));
        }
        return new Turn.Go(
                job.current(),
                Phase.DROP,
                OptionalDouble.of(confidence),
                "letting the " + job.name() + " fall into the bowl");
    }
}
