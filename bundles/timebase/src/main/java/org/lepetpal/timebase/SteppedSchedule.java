package org.lepetpal.timebase;

import java.time.Duration;
import org.lepetpal.api.time.Timebase;

/** Beats in stepped time; never late. */
final class SteppedSchedule implements Timebase.Schedule {
    private final SteppedTimebase time;
    private final InFlight inFlight;
    private final long period;
    private final Timebase.Tick tick;
    private final FailureLog failures;
    private final RunningBeat beat = new RunningBeat();
    private long due;
    private volatile boolean closed;

    SteppedSchedule(SteppedTimebase time, String name, long period, Timebase.Tick tick) {
        this.time = time;
        this.inFlight = new InFlight(name);
        this.period = period;
        this.tick = tick;
        this.failures = new FailureLog(name);
        this.due = time.nanoTime();
    }

    void start() {
        due += period;
        time.at(due, this::beat);
    }

    private void beat() {
        inFlight.run(() -> {
            if (!closed) {
                failures.run(tick, beat.at(due, due, 0));
            }
        });
        if (!closed) {
            start();
        }
    }

    @Override
    public void close() {
        closed = true;
        inFlight.awaitEnd(Duration.ofSeconds(1));
    }
}
