package org.lepetpal.simulation;

import java.time.Duration;
import org.lepetpal.api.time.Timebase;

/** Time that a test moves on by hand; it runs nothing. */
final class HandTime implements Timebase {
    private long now;

    void pass(Duration span) {
        now += span.toNanos();
    }

    WireTime wire() {
        WireTime wire = new WireTime(this);
        wire.stepped(true);
        return wire;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Schedule every(String threadName, Duration period, Urgency urgency, Tick tick) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Worker worker(String threadName, int backlog) {
        throw new UnsupportedOperationException();
    }
}
