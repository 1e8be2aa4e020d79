package org.lepetpal.sentry;

import java.time.Duration;

/**
 * Settings of the sentry, checked.
 *
 * @param enabled whether it watches at all
 * @param cooldown how long it leaves the ball alone after the end of any command, 1…86400 s
 */
record Settings(boolean enabled, Duration cooldown) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    Settings {
        if (cooldown.compareTo(SHORTEST) < 0 || cooldown.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("SENTRY_COOLDOWN_SEC = " + cooldown.toSeconds() + " is not in "
                    + SHORTEST.toSeconds() + "…" + LONGEST.toSeconds());
        }
    }

    static Settings of(Config config) {
        return new Settings(config.enabled(), Duration.ofSeconds(config.cooldown_sec()));
    }
}
