package org.lepetpal.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.safety.Verdict;

/** Brings the arm home for all who asked for it. */
final class HomeMotion implements Motion {
    /** How long after the path's end the arm may still be on its way. */
    private static final double SETTLING_SECONDS = 2;

    private final AtomicReference<Occupant> place;
    private final UUID journey;
    private final double rateHz;
    private final Refusals refusals = new Refusals();
    private Optional<HomePath> path = Optional.empty();
    private List<CommandRecord> known = List.of();
    private long index = -1;

    HomeMotion(AtomicReference<Occupant> place, UUID journey, double rateHz) {
        this.place = place;
        this.journey = journey;
        this.rateHz = rateHz;
    }

    @Override
    public Step step(Moment now) {
        greet();
        if (path.isEmpty()) {
            path = Optional.of(HomePath.from(now.lastTarget(), now.reading(), now.arm(), rateHz));
        }
        int length = path.get().targets().size();
        index += now.periods();
        if (index >= length && HomePath.arrived(now.reading().positions(), now.arm())) {
            end(command -> command.succeed("the arm is at home"));
            return Step.Hold.because("at home");
        }
        if (index >= length + SETTLING_SECONDS * rateHz) {
            Failure failure = new Failure(
                    "arm_error",
                    String.format(
                            Locale.ROOT,
                            "the arm does not get home: a joint is %.1f degrees away",
                            HomePath.farthest(now.reading().positions(), now.arm())));
            end(command -> command.fail(failure));
            return Step.Hold.because("not home");
        }
        return new Step.Drive(path.get().targets().get((int) Math.min(index, length - 1)), "homing");
    }

    /** Others may have joined since the last tick. */
    private void greet() {
        if (place.get() instanceof Occupant.Homing homing && homing.journey().equals(journey)) {
            if (known != homing.commands()) {
                known = homing.commands();
                known.forEach(CommandRecord::begin);
            }
        }
    }

    @Override
    public void driven(Moment now, Verdict verdict) {
        if (verdict.refused()) {
            // The path waits where it was refused.
            index -= now.periods();
        }
        refusals.after(verdict, now.nanos()).ifPresent(failure -> end(command -> command.fail(failure)));
    }

    @Override
    public void armLost(String why) {
        end(command -> command.fail(new Failure("arm_error", why)));
    }

    private void end(Consumer<CommandRecord> ending) {
        while (place.get() instanceof Occupant.Homing homing && homing.journey().equals(journey)) {
            if (place.compareAndSet(homing, Occupant.NOBODY)) {
                homing.commands().forEach(ending);
            }
        }
    }
}
