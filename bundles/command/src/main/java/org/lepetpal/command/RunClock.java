package org.lepetpal.command;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time of one command's runs: the robot's, which stands still while what is in the way makes the arm wait. Plans are made and
 * followed by it, so that neither they nor what a policy waits for run out meanwhile. The control loop stops it and sets it
 * going; any thread reads it. It never goes back.
 */
final class RunClock {
    private final AtomicLong newest;
    private volatile State state = new State(0, OptionalLong.empty());

    /**
     * @param waitedNanos for how long it stood in all before
     * @param since when it was stopped, by the robot's time; empty while it goes
     */
    private record State(long waitedNanos, OptionalLong since) {
        long at(long nanos) {
            return since.orElse(nanos) - waitedNanos;
        }
    }

    /** @param nanos when the command began, by the robot's time and its own */
    RunClock(long nanos) {
        this.newest = new AtomicLong(nanos);
    }

    /** What it says at this moment of the robot's time, which is now. */
    long at(long nanos) {
        // Who read it late in the tick that stopped it was told a little more than where it stands.
        return newest.accumulateAndGet(state.at(nanos), RunClock::later);
    }

    private static long later(long one, long other) {
        return one - other >= 0 ? one : other;
    }

    /** The arm waits from this moment of the robot's time on. Idempotent. */
    void stop(long nanos) {
        State now = state;
        if (now.since().isEmpty()) {
            state = new State(now.waitedNanos(), OptionalLong.of(nanos));
        }
    }

    /** The arm goes on at this moment of the robot's time. Idempotent. */
    void go(long nanos) {
        State now = state;
        if (now.since().isPresent()) {
            state = new State(now.waitedNanos() + nanos - now.since().getAsLong(), OptionalLong.empty());
        }
    }
}
