package org.lepetpal.command;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.api.safety.StopState;

/**
 * What the software stop means to commands. The arm is stopped by the safety kernel; this ends what was under way, so that
 * nothing moves by itself after the reset, and keeps new commands out.
 */
final class StopLatch {
    private final Supplier<Optional<SoftwareStop>> stop;

    StopLatch(Supplier<Optional<SoftwareStop>> stop) {
        this.stop = stop;
    }

    /** How whatever is under way ends; empty while the stop is not latched, or not there. */
    Optional<Failure> ends() {
        return latched().map(by -> new Failure("safety", "ended by the software stop: " + by.reason()));
    }

    /** @throws CommandRefused {@code UNAVAILABLE} while it is latched */
    void requireClear() throws CommandRefused {
        Optional<StopState.Latched> by = latched();
        if (by.isPresent()) {
            throw Admission.unavailable(
                    "software_stop",
                    "the software stop is latched (" + by.get().reason() + "); it has to be reset first",
                    Map.of());
        }
    }

    private Optional<StopState.Latched> latched() {
        Optional<SoftwareStop> present = stop.get();
        return present.isPresent() && present.get().state() instanceof StopState.Latched by
                ? Optional.of(by)
                : Optional.empty();
    }
}
