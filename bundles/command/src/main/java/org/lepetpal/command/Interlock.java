package org.lepetpal.command;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.api.safety.StopState;

/**
 * Keeps commands out while nothing may move: under the software stop, and under settings that the safety kernel cannot work
 * by. A stop also ends what was under way, however soon it is reset, so that nothing moves by itself after that; a
 * motion under settings that do not fit is refused by the kernel, target by target.
 */
final class Interlock {
    private static final Failure RESET =
            new Failure("safety", "ended by the software stop, which has been reset since");

    private final Supplier<Optional<SoftwareStop>> stop;
    private final Supplier<Optional<String>> impediment;

    /** @param impediment why nothing may move as the robot is set up; empty when that is well */
    Interlock(Supplier<Optional<SoftwareStop>> stop, Supplier<Optional<String>> impediment) {
        this.stop = stop;
        this.impediment = impediment;
    }

    /** How many stops there have been; 0 without one. */
    long stops() {
        Optional<SoftwareStop> present = stop.get();
        return present.isPresent() ? present.get().stops() : 0;
    }

    /**
     * How whatever is under way ends; empty while nobody stopped it.
     *
     * @param before how many stops there had been when it was let in
     */
    Optional<Failure> ends(long before) {
        // Asked in this order: a stop that comes meanwhile is found now, or in the next tick.
        boolean stopped = stops() > before;
        Optional<Failure> latched =
                latched().map(by -> new Failure("safety", "ended by the software stop: " + by.reason()));
        return latched.isEmpty() && stopped ? Optional.of(RESET) : latched;
    }

    /** @throws CommandRefused {@code UNAVAILABLE} while it is latched, or nothing may move as the robot is set up */
    void requireClear() throws CommandRefused {
        Optional<StopState.Latched> by = latched();
        if (by.isPresent()) {
            throw Admission.unavailable(
                    "software_stop",
                    "the software stop is latched (" + by.get().reason()
                            + "); it has to be reset first: on the page, by ./lepetpal arm reset, or POST /estop/reset",
                    Map.of());
        }
        Optional<String> mistake = impediment.get();
        if (mistake.isPresent()) {
            throw Admission.unavailable("safety", mistake.get(), Map.of());
        }
    }

    private Optional<StopState.Latched> latched() {
        Optional<SoftwareStop> present = stop.get();
        return present.isPresent() && present.get().state() instanceof StopState.Latched by
                ? Optional.of(by)
                : Optional.empty();
    }
}
