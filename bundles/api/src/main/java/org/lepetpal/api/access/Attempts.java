package org.lepetpal.api.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down who guesses a secret. After {@value #FREE} wrong ones from one address, that address waits 1 s, then 2 s, 4 s
 * and so on up to 60 s before its next one is to be looked at: min(2<sup>n−{@value #FREE}</sup>, 60) s after wrong one
 * <i>n</i>, counted from the last. An hour without a wrong one forgets the address, and so do {@value #MAX_ADDRESSES} others that
 * came since. Each door has its own. Any thread; never blocks.
 */
public final class Attempts {
    private static final int FREE = 3;
    private static final int MAX_ADDRESSES = 1_000;
    private static final int MOST_DOUBLINGS = 6;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration MEMORY = Duration.ofHours(1);

    private final InstantSource clock;
    /** The address that was quiet for longest comes first. */
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true);

    /** @param clock the wall clock: people wait by it */
    public Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * How long {@code address} has to wait; zero when it may try now.
     *
     * @param address of the network, as the connection shows it
     */
    public synchronized Duration wait(String address) {
        Instant now = clock.instant();
        failures.values().removeIf(failed -> failed.last().plus(MEMORY).isBefore(now));
        Failures failed = failures.get(address);
        if (failed == null || failed.count() < FREE) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, failed.last().plus(pause(failed.count())));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** It was a wrong one, from {@code address}. */
    public synchronized void failed(String address) {
        Instant now = clock.instant();
        failures.merge(address, new Failures(1, now), (before, one) -> new Failures(before.count() + 1, now));
        if (failures.size() > MAX_ADDRESSES) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    /** It was the right one: {@code address} is forgotten. */
    public synchronized void succeeded(String address) {
        failures.remove(address);
    }

    private static Duration pause(int count) {
        Duration pause = Duration.ofSeconds(1L << Math.min(count - FREE, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
    }

    private record Failures(int count, Instant last) {}
}
