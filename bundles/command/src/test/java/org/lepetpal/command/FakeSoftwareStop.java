package org.lepetpal.command;

import java.time.Instant;
import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.safety.StopState;

/** A software stop that only remembers. */
final class FakeSoftwareStop implements SoftwareStop {
    private volatile StopState state = StopState.CLEAR;

    @Override
    public StopState stop(StopCategory category, String reason) {
        state = new StopState.Latched(category, reason, Instant.EPOCH, false);
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
