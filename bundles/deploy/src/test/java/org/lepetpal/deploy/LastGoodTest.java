package org.lepetpal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastGoodTest {
    @TempDir
    private Path home;

    private LastGood lastGood;

    @BeforeEach
    void start() throws IOException {
        write("deploy/a.jar", "1");
        write("deploy/b.jar.part", "half");
        write("deploy/rejected/c.jar", "bad");
        write("data/config/org/lepetpal/rest.config", "api.token=\"secret\"");
        write("data/start/tries", "1");
        lastGood = new LastGood(home);
    }

    @Test
    void plugInsAreKeptAndNothingElse() throws IOException {
        lastGood.keep();
        try (var all = Files.walk(home.resolve("data/last-good"))) {
            assertThat(all.filter(Files::isRegularFile)).containsExactly(home.resolve("data/last-good/deploy/a.jar"));
        }
    }

    @Test
    void theCountEndsOnlyWhenTheSetIsKept() throws IOException {
        Files.writeString(home.resolve("data/last-good.new"), "in the way");
        Files.move(home.resolve("deploy"), home.resolve("elsewhere"));
        assertThatThrownBy(lastGood::keep).isInstanceOf(IOException.class);
        assertThat(home.resolve("data/start/tries")).exists();
        Files.move(home.resolve("elsewhere"), home.resolve("deploy"));
        lastGood.keep();
        assertThat(home.resolve("data/start/tries")).doesNotExist();
    }

    @Test
    void aNewerSetTakesThePlace() throws IOException {
        lastGood.keep();
        write("deploy/a.jar", "2");
        lastGood.keep();
        assertThat(home.resolve("data/last-good/deploy/a.jar")).hasContent("2");
        assertThat(home.resolve("data/last-good.old/deploy/a.jar")).hasContent("1");
    }

    @Test
    void whatTheLauncherDidIsTold() throws IOException {
        assertThat(lastGood.fallback()).isEmpty();
        write("data/start/fallback", "2 starts came to nothing\n");
        assertThat(lastGood.fallback()).contains("2 starts came to nothing");
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
