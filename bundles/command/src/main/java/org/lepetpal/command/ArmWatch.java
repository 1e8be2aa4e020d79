package org.lepetpal.command;

/** Tells a glitch of the arm from its loss: three failures in a row, or 100 ms of them. The loop alone asks. */
final class ArmWatch {
    private static final int FAILURES = 3;
    private static final long SILENCE_NANOS = 100_000_000L;

    private int failures;
    private long sinceNanos;

    void answered() {
        failures = 0;
    }

    void failed(long nanos) {
        if (failures == 0) {
            sinceNanos = nanos;
        }
        failures = Math.min(failures + 1, FAILURES);
    }

    /** Whether the last one was no failure. */
    boolean well() {
        return failures == 0;
    }

    boolean lost(long nanos) {
        return failures >= FAILURES || failures > 0 && nanos - sinceNanos >= SILENCE_NANOS;
    }
}
