package org.lepetpal.policy.smolvla;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.policy.smolvla.model.Engine;

/**
 * Which checkpoint, and how it is run.
 *
 * @param folder of the checkpoint; empty for none
 * @param tokenizer folder of a tokenizer that the operator names
 * @param cameras by the policy's name the robot's, or {@link #NONE} where it is left out on purpose
 * @param units in which the policy was trained
 * @param engine how it is computed
 * @param conduct how chunks become motion
 */
record Settings(
        Optional<Path> folder,
        Optional<Path> tokenizer,
        Map<String, String> cameras,
        UnitMode units,
        Engine engine,
        Conduct conduct) {
    /** Stands for no camera of the robot. */
    static final String NONE = "none";

    Settings {
        cameras = Map.copyOf(cameras);
    }

    static Settings of(Config config) {
        return new Settings(
                path("MODEL_PATH", config.model_path()),
                path("SMOLVLA_TOKENIZER", config.smolvla_tokenizer()),
                cameras(config.smolvla_cameras()),
                units(config.smolvla_units()),
                new Engine(config.smolvla_threads() == 0 ? allButOne() : config.smolvla_threads()),
                new Conduct(
                        config.smolvla_fps(),
                        config.smolvla_next_at(),
                        merge(config.smolvla_merge()),
                        config.smolvla_seed(),
                        Duration.ofSeconds(config.smolvla_timeout_sec()),
                        Duration.ofSeconds(config.smolvla_still_sec())));
    }

    private static int allButOne() {
        return Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, 64);
    }

    private static Optional<Path> path(String variable, String value) {
        String path = value.strip();
        try {
            return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(variable + " = '" + path + "' is no path: " + e.getReason(), e);
        }
    }

    private static Map<String, String> cameras(String[] pairs) {
        Map<String, String> cameras = new LinkedHashMap<>();
        for (String pair : pairs) {
            String[] names = pair.strip().split(":", -1);
            if (names.length != 2 || names[0].isBlank() || names[1].isBlank()) {
                throw new IllegalArgumentException(
                        "SMOLVLA_CAMERAS = '" + pair + "' is not ROBOT'S CAMERA:POLICY'S CAMERA, as front:camera1");
            }
            if (cameras.put(names[1].strip(), names[0].strip()) != null) {
                throw new IllegalArgumentException("SMOLVLA_CAMERAS names " + names[1].strip() + " twice");
            }
        }
        return cameras;
    }

    private static UnitMode units(String value) {
        return switch (value) {
            case "degrees" -> UnitMode.DEGREES;
            case "range" -> UnitMode.RANGE_M100_100;
            default ->
                throw new IllegalArgumentException("SMOLVLA_UNITS = '" + value + "'; allowed are degrees, range");
        };
    }

    private static Merge merge(String value) {
        return Arrays.stream(Merge.values())
                .filter(merge -> merge.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("SMOLVLA_MERGE = '" + value + "'; allowed are "
                        + Arrays.stream(Merge.values())
                                .map(merge -> merge.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
