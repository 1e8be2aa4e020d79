package org.lepetpal.rest;

import java.time.Duration;

/**
 * What the door bears of those who take their time.
 *
 * @param head how long a request's whole head may take to come, see {@link TimelyHead}
 * @param body how long a body may take to come, see {@link TimelyBody}
 * @param connections how many may be open at once; more wait until others are closed
 * @param streams how many of them may be taken by answers without an end, see {@link Streams}; at most half of them
 */
record DoorLimits(Duration head, Duration body, int connections, int streams) {
    /**
     * Even a slow network brings a command's body within 10 s. Who asks every 15 s, as a scraper of metrics does, keeps his
     * connection. A hundred viewers are five times less than all that may come; a process may have 1,024 open files on some machines.
     */
    static final DoorLimits USUAL = new DoorLimits(Duration.ofSeconds(20), Duration.ofSeconds(10), 512, 256);

    DoorLimits {
        if (!head.isPositive() || !body.isPositive()) {
            throw new IllegalArgumentException("head = " + head + " and body = " + body + " must be longer than 0");
        }
        if (streams < 1 || streams > connections / 2) {
            throw new IllegalArgumentException(
                    "streams = " + streams + " is not in 1…" + connections / 2 + ", half of the connections");
        }
    }
}
