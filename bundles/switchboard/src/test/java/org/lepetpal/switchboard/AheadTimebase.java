package org.lepetpal.switchboard;

import java.time.Duration;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.timebase.RealTimebase;

/** The threads are real, and the clock is ahead of theirs by as much as a test says. */
final class AheadTimebase implements Timebase, AutoCloseable {
    private final RealTimebase real = new RealTimebase();
    private volatile long ahead;

    /** From now on it is later by this. */
    void leap(Duration span) {
        ahead = span.toNanos();
    }

    @Override
    public long nanoTime() {
        return real.nanoTime() + ahead;
    }

    @Override
    public Schedule every(String threadName, Duration period, Urgency urgency, Tick tick) {
        return real.every(threadName, period, urgency, tick);
    }

    @Override
    public Worker worker(String threadName, int backlog) {
        return real.worker(threadName, backlog);
    }

    @Override
    public void close() {
        real.close();
    }
}
