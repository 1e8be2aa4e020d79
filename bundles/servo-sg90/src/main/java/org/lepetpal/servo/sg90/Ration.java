package org.lepetpal.servo.sg90;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.lepetpal.api.treat.DispenseRefused;
import org.lepetpal.api.treat.DispenseRefused.Reason;

/** Decides whether a treat may be given now, and counts the day's. Any thread. */
final class Ration {
    private final Duration cooldown;
    private final int dailyMaximum;
    private final Tally tally;
    private final Clock clock;
    private final LongSupplier nanos;
    private boolean busy;
    private OptionalLong lastNanos = OptionalLong.empty();

    Ration(Duration cooldown, int dailyMaximum, Tally tally, Clock clock, LongSupplier nanos) {
        this.cooldown = cooldown;
        this.dailyMaximum = dailyMaximum;
        this.tally = tally;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Takes the one place; {@link #release} gives it back. */
    synchronized void claim() throws DispenseRefused {
        if (busy) {
            throw new DispenseRefused(Reason.BUSY, "a treat is just being given", Duration.ZERO);
        }
        if (lastNanos.isPresent()) {
            Duration left = cooldown.minusNanos(nanos.getAsLong() - lastNanos.getAsLong());
            if (left.isPositive()) {
                throw new DispenseRefused(
                        Reason.COOLING_DOWN,
                        "the last treat was just given; the next can follow in " + (left.toMillis() + 999) / 1000
                                + " s",
                        left);
            }
        }
        if (today() >= dailyMaximum) {
            LocalDateTime midnight = LocalDate.now(clock).plusDays(1).atStartOfDay();
            throw new DispenseRefused(
                    Reason.DAILY_MAXIMUM,
                    "all " + dailyMaximum + " treats of today have been given",
                    Duration.between(LocalDateTime.now(clock), midnight));
        }
        busy = true;
    }

    /** Counts a treat. @return the day's count */
    synchronized int count() throws IOException {
        return tally.add(LocalDate.now(clock));
    }

    /** Ends what {@link #claim} began; the cool-down begins. */
    synchronized void release() {
        busy = false;
        lastNanos = OptionalLong.of(nanos.getAsLong());
    }

    /** Treats given since midnight. */
    synchronized int today() {
        return tally.on(LocalDate.now(clock));
    }

    int dailyMaximum() {
        return dailyMaximum;
    }
}
