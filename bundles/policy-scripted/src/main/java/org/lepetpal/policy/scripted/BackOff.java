package org.lepetpal.policy.scripted;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.TipPose;
import org.lepetpal.api.command.Phase;

/** After an attempt that failed: opens the jaws, rises, and begins again where another attempt is left. */
final class BackOff implements Stage {
    private static final double SAFE_HEIGHT = 0.09;
    private static final double LESS = 0.01;
    private static final double SPEED = 0.25;
    private static final double OPEN = 60;

    private final Job job;
    private final String reason;
    private Optional<Trajectory> rising = Optional.empty();

    BackOff(Job job, String reason) {
        this.job = job;
        this.reason = reason;
    }

    @Override
    public Turn turn(Senses now) {
        if (rising.isEmpty()) {
            if (!job.another()) {
                return Turn.Over.cannot("the " + job.name() + " could not be picked up in " + job.attempt()
                        + " attempts; the last time " + reason);
            }
            rising = Optional.of(job.follow(rise(now)));
        }
        if (now.nanos() - rising.get().endNanos() >= 0) {
            return new Turn.Then(new Search(job));
        }
        return new Turn.Go(rising.get(), Phase.DETECT, OptionalDouble.empty(), "trying again, for " + reason);
    }

    /** The jaws open while the arm rises straight up, as far as can be reached. */
    private Trajectory rise(Senses now) {
        JointAngles from = job.current().at(now.nanos());
        TipPose tip = job.motions().kinematics().forward(from);
        Optional<Trajectory> rising = Optional.empty();
        for (double height = SAFE_HEIGHT; rising.isEmpty() && height > tip.tip().z(); height -= LESS) {
            TipPose up = new TipPose(Vec.of(tip.tip()).at(height).point(), tip.elevationDeg(), tip.rollDeg());
            rising = job.motions().line(now.nanos(), from, up, SPEED);
        }
        return new Blend(
                rising.orElse(new Standstill(from, now.nanos())), job.motions().grip(now.nanos(), from, OPEN));
    }
}
