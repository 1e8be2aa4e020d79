package org.lepetpal.policy.scripted;

import java.util.List;
import java.util.Optional;

/**
 * Settings of the scripted policy, checked.
 *
 * @param ball diameter of the ball in metres
 * @param treat width of a treat in metres
 * @param treatLength length of a treat in metres; at least its width
 * @param treatHeight height of a treat in metres
 * @param bowlHeight height of the bowl's rim in metres
 * @param bowl outer diameter of the bowl in metres
 * @param squeeze how much further than its surface the jaws are told to close, percent
 * @param maxSpeed greatest speed of a joint, degrees per second
 * @param attempts how often a thing is tried to be picked up
 */
record Settings(
        double ball,
        double treat,
        double treatLength,
        double treatHeight,
        double bowlHeight,
        double bowl,
        double squeeze,
        double maxSpeed,
        int attempts) {
    Settings {
        within("SCRIPTED_BALL_MM", ball * 1000, 10, 70);
        within("SCRIPTED_TREAT_MM", treat * 1000, 5, 50);
        within("SCRIPTED_TREAT_LENGTH_MM", treatLength * 1000, treat * 1000, 80);
        within("SCRIPTED_TREAT_HEIGHT_MM", treatHeight * 1000, 5, 50);
        within("SCRIPTED_BOWL_HEIGHT_MM", bowlHeight * 1000, 5, 120);
        within("SCRIPTED_BOWL_MM", bowl * 1000, 50, 300);
        within("SCRIPTED_SQUEEZE", squeeze, 1, 20);
        within("SCRIPTED_MAX_SPEED", maxSpeed, 10, 150);
        within("SCRIPTED_ATTEMPTS", attempts, 1, 5);
    }

    static Settings of(Config config) {
        return new Settings(
                config.ball_mm() / 1000,
                config.treat_mm() / 1000,
                config.treat_length_mm() / 1000,
                config.treat_height_mm() / 1000,
                config.bowl_height_mm() / 1000,
                config.bowl_mm() / 1000,
                config.squeeze(),
                config.max_speed(),
                config.attempts());
    }

    /** The tasks that can be done with these things. */
    List<Task> tasks() {
        return List.of(
                new Task("pick up the ball", new Thing("ball", ball, ball, ball, false), Optional.empty()),
                new Task(
                        "get the treat",
                        new Thing("treat", treatHeight, treat, treatLength, true),
                        Optional.of(new Thing("bowl", bowlHeight, bowl, bowl, false))));
    }

    private static void within(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(name + " = " + value + " is not in " + min + "…" + max);
        }
    }
}
