package org.lepetpal.servo.sg90;

import java.time.Duration;

/**
 * Settings of the dispenser, checked.
 *
 * @param source where the servo is
 * @param stroke how it moves
 * @param cooldown shortest time from one treat to the next
 * @param dailyMaximum treats per day
 */
record Settings(Source source, Stroke stroke, Duration cooldown, int dailyMaximum) {
    Settings {
        within("TREAT_COOLDOWN_SEC", cooldown.toSeconds(), 0, 3600);
        within("TREAT_DAILY_MAX", dailyMaximum, 1, 1000);
    }

    static Settings of(Config config) {
        return new Settings(
                Source.parse(config.dispenser()),
                new Stroke(
                        config.closed_us(), config.open_us(), Duration.ofMillis(config.travel_ms()), config.shakes()),
                Duration.ofSeconds(config.cooldown_sec()),
                config.daily_max());
    }

    static void within(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " = " + value + " is not in " + min + "…" + max);
        }
    }
}
