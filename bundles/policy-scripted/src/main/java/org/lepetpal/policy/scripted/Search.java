package org.lepetpal.policy.scripted;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;

/**
 * Looks for the thing until it lies still, and for the bowl where one is needed. What is not seen may be hidden by the
 * arm, which then steps aside, to one look-out after the other, before the search is given up.
 */
final class Search implements Stage {
    private static final double GLANCE_S = 0.5;
    private static final double LOOK_S = 1.25;
    private static final double ROLLING_S = 8;
    private static final double FRESH_S = 0.6;
    /** Folded back, ahead and to either side. */
    private static final List<JointAngles> LOOK_OUTS = List.of(
            JointAngles.of(0, -98, 75, 60, 0, 10),
            JointAngles.of(65, -98, 75, 60, 0, 10),
            JointAngles.of(-65, -98, 75, 60, 0, 10));

    private final Job job;
    private boolean begun;
    private long begunNanos;
    private long lookingNanos;
    private int lookOut;

    Search(Job job) {
        this.job = job;
    }

    @Override
    public Turn turn(Senses now) {
        if (!begun) {
            begun = true;
            begunNanos = now.nanos();
            lookingNanos = now.nanos();
            job.follow(job.motions().stop(now.nanos(), job.current()));
        }
        Choice choice = new Choice(job, fresh(now));
        boolean bowlKnown = job.task().into().isEmpty()
                || now.eyes().bowl().filter(Fix::still).isPresent();
        if (choice.none() || !bowlKnown) {
            return elsewhere(now, choice.none() ? job.name() : "bowl");
        }
        lookingNanos = now.nanos();
        Optional<Approach> approach = choice.approach();
        if (approach.isPresent()) {
            return new Turn.Then(approach.get());
        }
        if (!choice.moving()) {
            return outOfReach(choice.nearest().orElseThrow());
        }
        if (now.since(begunNanos) > ROLLING_S) {
            return Turn.Over.cannot("the " + job.name() + " does not come to rest");
        }
        return go(
                now.since(begunNanos) > GLANCE_S
                        ? "the " + job.name() + " moves: waiting until it lies still"
                        : "looking at the " + job.name(),
                OptionalDouble.of(choice.confidence()));
    }

    private Turn outOfReach(Fix fix) {
        GraspPlanner.Reach reach = job.planner().reach(job.thing(), fix.at());
        return Turn.Over.cannot(String.format(
                Locale.ROOT,
                "the %s is out of reach: it lies %.2f m from the arm's axis; in that direction it can be picked up from "
                        + "%.2f to %.2f m",
                job.name(),
                job.radius(fix.at()),
                reach.nearest(),
                reach.farthest()));
    }

    private Turn elsewhere(Senses now, String missing) {
        boolean resting = now.nanos() - job.current().endNanos() >= 0;
        if (!resting) {
            lookingNanos = now.nanos();
        } else if (now.since(lookingNanos) > (lookOut == 0 ? GLANCE_S : LOOK_S)) {
            if (lookOut == LOOK_OUTS.size()) {
                return givenUp(now, missing);
            }
            JointAngles goal = LOOK_OUTS.get(lookOut);
            lookOut++;
            job.follow(job.motions().transit(now.nanos(), job.current(), goal));
        }
        return go(
                lookOut == 0 ? "looking for the " + missing : "stepping aside to look for the " + missing,
                OptionalDouble.empty());
    }

    private Turn givenUp(Senses now, String missing) {
        if (!now.eyes().open()) {
            return Turn.Over.cannot("no picture came from the camera");
        }
        if (now.eyes().uncalibrated()) {
            return Turn.Over.cannot(
                    "the camera is not calibrated: where it stands and how it projects is not known, so "
                            + "what it sees cannot be placed on the table");
        }
        if (!now.eyes().looksFor(missing)) {
            return Turn.Over.cannot("no active detector looks for a " + missing);
        }
        if (missing.equals(job.name()) && now.eyes().inBowl() > 0) {
            return Turn.Over.done(false, "the " + job.name() + " is in the bowl already");
        }
        return Turn.Over.notFound(
                now.eyes().isElsewhere(missing)
                        ? "a " + missing + " was seen, but outside of the zone "
                                + Zones.name(missing).orElseThrow()
                        : "no " + missing + " was seen on the table");
    }

    private Turn go(String message, OptionalDouble confidence) {
        return new Turn.Go(job.current(), Phase.DETECT, confidence, message);
    }

    private static List<Fix> fresh(Senses now) {
        return now.eyes().things().fixes().stream()
                .filter(seen -> now.since(seen.newestNanos()) < FRESH_S)
                .filter(now.eyes()::isInPlace)
                .toList();
    }
}
