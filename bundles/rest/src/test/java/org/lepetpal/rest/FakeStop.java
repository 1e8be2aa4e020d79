package org.lepetpal.rest;

import java.time.Instant;
import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.safety.StopState;

/** Latches at once, at rest from the beginning. */
final class FakeStop implements SoftwareStop {
    static final Instant SINCE = Instant.parse("2026-11-21T10:30:00.125Z");

    private StopState state = StopState.CLEAR;

    @Override
    public StopState stop(StopCategory category, String reason) {
        state = new StopState.Latched(category, reason, SINCE, true);
        return state;
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
