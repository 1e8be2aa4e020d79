package org.lepetpal.policy.scripted;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;

/**
 * Steps aside and looks whether the thing lies in the bowl. Seen there it is done; seen beside it, it is fetched again;
 * seen nowhere for {@value #LOOK_S} s it lies behind the bowl's rim, for nothing else could hide it.
 */
final class Verify implements Stage {
    private static final double LOOK_S = 0.7;
    private static final double ASIDE_DEG = 40;

    private final Job job;
    private final double confidence;
    private final BowlBefore before;
    private Optional<Arrival> arrival = Optional.empty();

    Verify(Job job, double confidence, BowlBefore before) {
        this.job = job;
        this.confidence = confidence;
        this.before = before;
    }

    @Override
    public Turn turn(Senses now) {
        if (arrival.isEmpty()) {
            JointAngles from = job.current().at(now.nanos());
            double pan = from.get(0) > 0 ? from.get(0) - ASIDE_DEG : from.get(0) + ASIDE_DEG;
            JointAngles aside = JointAngles.of(pan, -90, 70, 55, 0, 20);
            arrival = Optional.of(new Arrival(job.follow(job.motions().transit(now.nanos(), job.current(), aside))));
        }
        if (before.moreIn(now.eyes())) {
            return Turn.Over.done(false, "the " + job.name() + " is in the bowl");
        }
        if (before.moreBeside(now.eyes())) {
            return new Turn.Then(new BackOff(job, "it fell beside the bowl"));
        }
        if (now.since(job.current().endNanos()) > LOOK_S) {
            return Turn.Over.done(false, "the " + job.name() + " was let go above the bowl");
        }
        return new Turn.Go(
                job.current(),
                Phase.DROP,
                OptionalDouble.of(confidence),
                "looking whether the " + job.name() + " is in the bowl");
    }
}
