package org.lepetpal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastGoodTest {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    @TempDir
    private Path home;

    private LastGood lastGood;

    @BeforeEach
    void start() throws IOException {
        write("data/deploy/admitted/a.jar", "1");
        write("data/deploy/admitted/a.jar.forced", "");
        write("deploy/a.jar", "dropped a moment ago");
        write("deploy/b.jar", "dropped, too");
        write("data/config/org/lepetpal/rest.config", "api.token=\"secret\"");
        write("data/start/tries", "1");
        lastGood = new LastGood(home, home.resolve("data/deploy/admitted"));
    }

    @Test
    void plugInsSettingsAndTheNamesOfModelsAreKeptForTheOwnersEyes() throws IOException {
        write("data/settings/applied.properties", "marks");
        write("data/config/org/lepetpal/safety.config", "limits");
        write("data/config/org/apache/felix/http.config", "derived");
        write("data/config/org/lepetpal/policy/act/model%007eball%00401.config", "derived");
        write("models/policy/ball/1/config.json", "{}");
        write("models/README.md", "how to");
        lastGood.noteStart();
        lastGood.keep();
        Path kept = home.resolve("data/last-good");
        try (var all = Files.walk(kept)) {
            assertThat(all.filter(Files::isRegularFile).map(kept::relativize).map(Path::toString))
                    .containsExactlyInAnyOrder(
                            "deploy/a.jar", "config/org/lepetpal/rest.config", "settings/applied.properties", "models");
        }
        assertThat(kept.resolve("deploy/a.jar")).as("as it was let in").hasContent("1");
        assertThat(kept.resolve("models")).hasContent("policy/ball/1");
        assertThat(Files.getPosixFilePermissions(kept)).isEqualTo(OWNER_ONLY);
    }

    @Test
    void settingsAndModelsAreAsGoodAsTheStartThatTheyCameUpWith() throws IOException {
        write("models/policy/ball/1/config.json", "{}");
        write("data/start/given", "1 2");
        lastGood.noteStart();
        write("data/config/org/lepetpal/rest.config", "edited");
        write("models/policy/big/1/config.json", "{}");
        lastGood.noteStart();
        lastGood.keep();
        write("data/deploy/admitted/c.jar", "let in");
        lastGood.keep();
        Path kept = home.resolve("data/last-good");
        assertThat(kept.resolve("deploy/c.jar")).exists();
        assertThat(kept.resolve("config/org/lepetpal/rest.config")).hasContent("api.token=\"secret\"");
        assertThat(kept.resolve("models")).hasContent("policy/ball/1");
        assertThat(kept.resolve("given")).hasContent("1 2");

        LastGood next = new LastGood(home, home.resolve("data/deploy/admitted"));
        next.noteStart();
        next.keep();
        assertThat(kept.resolve("config/org/lepetpal/rest.config")).hasContent("edited");
        assertThat(kept.resolve("models")).hasContent("policy/ball/1\npolicy/big/1");
    }

    @Test
    void whatCouldNotBePutBackBeforeThisStartIsVoid() throws IOException {
        write("data/start/restore/plan", "2\n20260102-030405\nthe settings of the web console");
        write("data/start/restore.part/config/org/lepetpal/rest.config", "api.token=\"old\"");
        lastGood.noteStart();
        assertThat(home.resolve("data/start/restore")).doesNotExist();
        assertThat(home.resolve("data/start/restore.part")).doesNotExist();
    }

    @Test
    void onceASetIsKeptTheLauncherMayPutItBackAgain() throws IOException {
        write("data/start/fell-back", "");
        lastGood.keep();
        assertThat(home.resolve("data/start/fell-back")).doesNotExist();
    }

    @Test
    void theCountEndsOnlyWhenTheSetIsKept() throws IOException {
        Files.writeString(home.resolve("data/last-good.new"), "in the way");
        Files.move(home.resolve("data/deploy"), home.resolve("elsewhere"));
        assertThatThrownBy(lastGood::keep).isInstanceOf(IOException.class);
        assertThat(home.resolve("data/start/tries")).exists();
        Files.move(home.resolve("elsewhere"), home.resolve("data/deploy"));
        lastGood.keep();
        assertThat(home.resolve("data/start/tries")).doesNotExist();
    }

    @Test
    void aNewerSetTakesThePlace() throws IOException {
        lastGood.keep();
        write("data/deploy/admitted/a.jar", "2");
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
