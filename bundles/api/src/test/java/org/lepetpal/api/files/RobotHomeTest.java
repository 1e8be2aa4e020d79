package org.lepetpal.api.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RobotHomeTest {
    private final RobotHome given =
            RobotHome.of(Map.of("lepetpal.home", Path.of("/opt/robot").toString())::get);
    private final RobotHome none = RobotHome.of(Map.<String, String>of()::get);

    @Test
    void itIsTheFolderThatWasGiven() {
        assertThat(given.given()).contains(Path.of("/opt/robot"));
        assertThat(given.folder()).isEqualTo(Path.of("/opt/robot"));
    }

    @Test
    void withoutOneItIsTheWorkingDirectory() {
        assertThat(none.given()).isEmpty();
        assertThat(none.folder()).isEqualTo(Path.of("").toAbsolutePath());
    }

    @Test
    void dataLieBelowItAndElseWithTheBundle() {
        assertThat(given.data("dispenser/treats", RobotHomeTest::own))
                .isEqualTo(Path.of("/opt/robot/data/dispenser/treats"));
        assertThat(none.data("dispenser/treats", RobotHomeTest::own)).isEqualTo(Path.of("/cache/7/treats"));
    }

    private static File own(String name) {
        return new File("/cache/7", name);
    }
}
