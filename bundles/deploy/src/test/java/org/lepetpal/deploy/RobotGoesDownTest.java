package org.lepetpal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A robot that stops, or is not up yet, gives no verdict on any plug-in. */
class RobotGoesDownTest {
    @TempDir
    private Path home;

    @Test
    void whoIsInterruptedRejectsNothing() throws Exception {
        try (Rig rig = Rig.start(home)) {
            rig.drop("a.jar", TestJars.hanging("org.example.a", "1.0.0"));
            rig.look(1);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> rig.look(1)).isInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(rig.file("a.jar")).exists();
            assertThat(rig.file("rejected")).doesNotExist();
        }
    }

    @Test
    void aFrameworkThatIsNotUpRejectsNothing() throws Exception {
        try (Rig rig = Rig.prepare(home, Duration.ofSeconds(20), () -> Long.MAX_VALUE)) {
            rig.drop("a.jar", TestJars.plain("org.lepetpal.api", "1.0.0"));
            rig.look(1);
            assertThatThrownBy(() -> rig.look(1)).isInstanceOf(InterruptedIOException.class);
            assertThat(rig.file("a.jar")).exists();
            assertThat(rig.file("rejected")).doesNotExist();
        }
    }
}
