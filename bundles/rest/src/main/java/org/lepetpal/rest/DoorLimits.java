package org.lepetpal.rest;

import java.time.Duration;

/**
 * What the door bears of those who take their time.
 *
 * @param head how long a connection may be silent before a request's head, or in the middle of one
 * @param body how long a body may take to come, see {@link TimelyBody}
 * @param connections how many may be open at once; more wait until others are closed
 */
record DoorLimits(Duration head, Duration body, int connections) {
    /**
     * Even a slow network brings a command's body within 10 s. Who asks every 15 s, as a scraper of metrics does, keeps his
     * connection. A hundred viewers are five times less than all that may come; a process may have 1,024 open files on some machines.
     */
    static final DoorLimits USUAL = new DoorLimits(Duration.ofSeconds(20), Duration.ofSeconds(10), 512);
}
