package org.lepetpal.video.camera;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Growing, capped waits between attempts, each spread by up to a quarter so that several cameras do not retry at once. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final RandomGenerator random;
    private Duration next = FIRST;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** How long to wait before the next attempt. */
    Duration fail() {
        Duration wait = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return Duration.ofNanos(Math.round(wait.toNanos() * (0.75 + 0.5 * random.nextDouble())));
    }

    void succeed() {
        next = FIRST;
    }
}
