package org.lepetpal.api.command;

import org.osgi.annotation.versioning.ProviderType;

/** The robot's own initiative: whether it picks up the ball without being asked. Any thread; never blocks. */
@ProviderType
public interface SentryMode {
    /** How it stands. */
    State state();

    /**
     * Switches it on or off until the next start, which goes by the settings. A command that it has begun goes on.
     *
     * @throws IllegalStateException when its settings are wrong, so that it cannot be switched on
     */
    void switchTo(boolean on);

    /**
     * How it stands.
     *
     * @param on whether it watches
     * @param acting whether the command that runs is its own
     * @param pauseSeconds for how long it leaves the ball alone, rounded up; 0 when it does not
     * @param detail for people
     */
    record State(boolean on, boolean acting, long pauseSeconds, String detail) {
        public State {
            if (pauseSeconds < 0) {
                throw new IllegalArgumentException("pause " + pauseSeconds + " s");
            }
        }
    }
}
