package org.lepetpal.arm.so101;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where LeRobot keeps a follower's calibration, by LeRobot's own rules. */
final class LeRobotFolders {
    /** Since 0.4.3. */
    private static final String FOLDER = "so_follower";
    /** Up to 0.4.2. */
    private static final String OLD_FOLDER = "so101_follower";

    private final Function<String, Optional<String>> environment;
    private final Path userHome;

    /** @param environment a variable's value, empty when it is not set */
    LeRobotFolders(Function<String, Optional<String>> environment, Path userHome) {
        this.environment = environment;
        this.userHome = userHome;
    }

    /** The file of that arm: the newer folder's, the older one's where only that has it; it need not be there yet. */
    Path file(String armId) {
        Path robots = calibration().resolve("robots");
        Path usual = robots.resolve(FOLDER).resolve(armId + ".json");
        return Stream.of(usual, robots.resolve(OLD_FOLDER).resolve(armId + ".json"))
                .filter(Files::exists)
                .findFirst()
                .orElse(usual);
    }

    private Path calibration() {
        return folder("HF_LEROBOT_CALIBRATION")
                .or(() -> folder("HF_LEROBOT_HOME").map(home -> home.resolve("calibration")))
                .or(() -> folder("HF_HOME").map(LeRobotFolders::below))
                .or(() -> folder("XDG_CACHE_HOME").map(cache -> below(cache.resolve("huggingface"))))
                .orElseGet(() -> below(userHome.resolve(".cache").resolve("huggingface")));
    }

    private static Path below(Path huggingFace) {
        return huggingFace.resolve("lerobot").resolve("calibration");
    }

    private Optional<Path> folder(String variable) {
        return environment
                .apply(variable)
                .filter(value -> !value.isBlank())
                .map(value -> value.equals("~") || value.startsWith("~/") ? userHome + value.substring(1) : value)
                .map(Path::of);
    }
}
