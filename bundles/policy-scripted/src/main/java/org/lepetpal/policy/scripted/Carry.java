package org.lepetpal.policy.scripted;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lepetpal.api.command.Phase;

/** What the jaws hold is on its way to a place: it is squeezed as it has to be, and missed as soon as it is lost. */
final class Carry {
    private final Job job;
    private final StillThere left;
    private final Hold hold;
    private Optional<Arrival> arrival = Optional.empty();

    Carry(Job job, StillThere left, Hold hold) {
        this.job = job;
        this.left = left;
        this.hold = hold;
    }

    boolean isUnderWay() {
        return arrival.isPresent();
    }

    /** From now on the arm follows this way. */
    void begin(Trajectory way) {
        arrival = Optional.of(new Arrival(job.follow(way)));
    }

    /** Squeezes. @return what to do where it is no longer held */
    Optional<Turn> lost(Senses now) {
        job.squeeze(hold.goal(now));
        if (!hold.holds(now)) {
            return Optional.of(new Turn.Then(new BackOff(job, "it was lost on the way")));
        }
        return left.seen(now, quality(now))
                ? Optional.of(new Turn.Then(new BackOff(job, "it stayed on the table")))
                : Optional.empty();
    }

    /** Whether it has been there for so many seconds. */
    boolean isThere(Senses now, double seconds) {
        return arrival.orElseThrow().there(now) && now.since(job.current().endNanos()) > seconds;
    }

    /** Goes on, or gives up where the arm should have been there long ago. @param place for people */
    Turn goOn(Senses now, Phase phase, String place, String message) {
        Arrival goal = arrival.orElseThrow();
        return goal.overdue(now)
                ? Turn.Over.cannot(
                        String.format(Locale.ROOT, "the arm stopped %.0f° short of %s", goal.worst(now), place))
                : new Turn.Go(job.current(), phase, OptionalDouble.of(quality(now)), message);
    }

    /** How good the hold is, 0…1. */
    double quality(Senses now) {
        return hold.quality(now);
    }
}
