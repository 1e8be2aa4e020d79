package org.lepetpal.tts;

import java.time.Duration;

/** How long to wait before the next try: 5 s, then twice as long each time, 60 s at most. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Duration next = FIRST;

    /** The wait before the next try. */
    Duration fail() {
        Duration wait = next;
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        return wait;
    }

    /** It went well. */
    void succeed() {
        next = FIRST;
    }
}
