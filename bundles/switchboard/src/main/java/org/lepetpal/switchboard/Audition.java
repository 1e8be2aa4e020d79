package org.lepetpal.switchboard;

import java.time.Duration;

/** The trial of one newcomer on what the robot sees now, so that the first inference that matters is not its first. */
interface Audition extends AutoCloseable {
    /** For how long something to see is waited for: a robot that starts is not to wait for a camera. */
    Duration NOTHING_TO_SEE = Duration.ofSeconds(5);

    /** Of those that are not tried. */
    Audition NONE = () -> true;

    /**
     * Asks it once, which takes as long as it takes.
     *
     * @return whether it has answered, or there is nothing that it could be asked; if not, it is to be asked again in a while
     * @throws RuntimeException what it throws, where that is reason enough not to take it
     */
    boolean passed();

    /** For how long it may owe an answer. */
    default Duration patience() {
        return Newcomer.PATIENCE;
    }

    /** Whether one that owed its answer for longer is taken all the same when it gives it. */
    default boolean takesLate() {
        return true;
    }

    @Override
    default void close() {
        // holds nothing
    }
}
