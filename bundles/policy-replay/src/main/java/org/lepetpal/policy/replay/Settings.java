package org.lepetpal.policy.replay;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.lepetpal.api.arm.UnitMode;

/**
 * What is played.
 *
 * @param folder of the dataset; empty for none
 * @param episode its number, 0 or more
 * @param units of recordings that do not say theirs
 */
record Settings(Optional<Path> folder, int episode, UnitMode units) {
    Settings {
        if (episode < 0) {
            throw new IllegalArgumentException("REPLAY_EPISODE = " + episode + " is not 0 or more");
        }
    }

    /** @throws IllegalArgumentException naming the setting, its value and what is allowed */
    static Settings of(Config config) {
        return new Settings(
                path(config.replay_path().strip()),
                config.replay_episode(),
                units("REPLAY_UNITS", config.replay_units()));
    }

    private static Optional<Path> path(String path) {
        try {
            return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("REPLAY_PATH = '" + path + "' is no path: " + e.getReason(), e);
        }
    }

    /** @throws IllegalArgumentException naming the setting, its value and what is allowed */
    static UnitMode units(String setting, String value) {
        return switch (value) {
            case "degrees" -> UnitMode.DEGREES;
            case "range" -> UnitMode.RANGE_M100_100;
            default -> throw new IllegalArgumentException(setting + " = '" + value + "'; allowed are degrees, range");
        };
    }
}
