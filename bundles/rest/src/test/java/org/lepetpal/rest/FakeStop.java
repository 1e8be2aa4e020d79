package org.lepetpal.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.safety.StopState;

/** Latches at once, at rest from the beginning. */
final class FakeStop implements SoftwareStop {
    static final Instant SINCE = Instant.parse("2026-11-21T10:30:00.125Z");

    private final BlockingQueue<StopCategory> asked = new LinkedBlockingQueue<>();
    private volatile StopState state = StopState.CLEAR;

    @Override
    public StopState stop(StopCategory category, String reason) {
        state = new StopState.Latched(category, reason, SINCE, true);
        asked.add(category);
        return state;
    }

    /** What was asked for next, waiting for it. */
    StopCategory next(Duration limit) throws InterruptedException {
        return Optional.ofNullable(asked.poll(limit.toMillis(), TimeUnit.MILLISECONDS))
                .orElseThrow(() -> new AssertionError("no stop within " + limit));
    }

    @Override
    public StopState reset() {
        state = StopState.CLEAR;
        return state;
    }

    @Override
    public StopState state() {
        return state;
    }
}
