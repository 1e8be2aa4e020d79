package org.lepetpal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;

/** A bundle that does not come back from its start keeps the framework's lock on it; nobody else waits for that. */
@Timeout(120)
class HangingTest {
    @TempDir
    private Path home;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = Rig.start(home, Duration.ofSeconds(3));
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void aNewOneIsGivenUpAndOthersComeInAsBefore() throws Exception {
        rig.drop("a.jar", TestJars.hanging("org.example.a", "1.0.0"));
        rig.look(2);
        assertThat(Files.readString(rig.file("rejected/a.jar.txt"))).contains("3 s");

        rig.admit(TestJars.plain("org.example.b", "1.0.0"), false);
        assertThat(rig.told("org.example.b")).isEqualTo("active 1.0.0");
        assertThatThrownBy(() -> rig.admit(TestJars.plain("org.example.a", "2.0.0"), false))
                .isInstanceOf(BundleRefused.class)
                .hasMessageContaining("until the robot restarts");
        assertThat(rig.uploads().remove("org.example.b")).isTrue();
    }

    @Test
    void aSuccessorThatHangsIsRefusedThoughItsPredecessorCannotComeBack() throws Exception {
        rig.admit(TestJars.plain("org.example.a", "1.0.0"), false);
        assertThatThrownBy(() -> rig.admit(TestJars.hanging("org.example.a", "2.0.0"), false))
                .isInstanceOf(BundleRefused.class);
        assertThat(rig.uploads().remove("org.example.a")).isTrue();
        assertThat(rig.uploads().admitted()).isEmpty();
    }

    @Test
    void aSecondUploadAtTheSameTimeIsRefusedAtOnce() throws Exception {
        byte[] jar = TestJars.plain("org.example.a", "1.0.0");
        List<BundleRefused> refusals = new ArrayList<>();
        InputStream meddling = new ByteArrayInputStream(jar) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                try {
                    rig.admit(jar, false);
                } catch (BundleRefused refused) {
                    refusals.add(refused);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return super.read(into, from, length);
            }
        };
        rig.uploads().admit(meddling, false);
        assertThat(refusals).isNotEmpty().allMatch(refused -> refused.reason() == Reason.BUSY);
        assertThat(rig.told("org.example.a")).isEqualTo("active 1.0.0");
    }
}
