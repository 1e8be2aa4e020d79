package org.lepetpal.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.safety.StopState;

/** A software stop that only remembers: it latches at once, and the arm is at rest from the beginning. */
public final class FakeSoftwareStop implements SoftwareStop {
    /** Since when it is latched, whenever that was. */
    public static final Instant SINCE = Instant.parse("2026-11-21T10:30:00.125Z");

    private final BlockingQueue<StopCategory> asked = new LinkedBlockingQueue<>();
    private volatile StopState state = StopState.CLEAR;
    private volatile long stops;

    @Override
    public synchronized StopState stop(StopCategory category, String reason) {
        stops += state == StopState.CLEAR ? 1 : 0;
        state = new StopState.Latched(category, reason, SINCE, true);
        asked.add(category);
        return state;
    }

    /**
     * What was asked for next, waiting for it.
     *
     * @throws AssertionError when nothing was asked for within the limit
     */
    public StopCategory next(Duration limit) throws InterruptedException {
        return Optional.ofNullable(asked.poll(limit.toMillis(), TimeUnit.MILLISECONDS))
                .orElseThrow(() -> new AssertionError("no stop within " + limit));
    }

    @Override
    public synchronized StopState reset() {
        state = StopState.CLEAR;
        return state;
    }

    @Override
    public StopState state() {
        return state;
    }

    @Override
    public long stops() {
        return stops;
    }
}
