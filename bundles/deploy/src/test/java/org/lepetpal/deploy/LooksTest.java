package org.lepetpal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;

/** When the plug-ins of now are kept, and who may come in meanwhile. */
class LooksTest {
    @TempDir
    private Path home;

    @Test
    void nothingComesInBetweenTheLookThatFoundTheSetGoodAndItsKeeping() throws Exception {
        try (Rig rig = Rig.start(home)) {
            byte[] jar = TestJars.plain("org.example.a", "1.0.0");
            AtomicReference<Object> uploaded = new AtomicReference<>("nothing");
            Looks looks = new Looks(rig.folder(), rig.turn(), new Wellness(1, 1), () -> {
                Thread upload = Thread.ofPlatform().start(() -> uploaded.set(upload(rig, jar)));
                join(upload);
                assertThat(rig.file("org.example.a.jar")).doesNotExist();
            });
            assertThat(looks.look(() -> false)).isTrue();
            assertThat(uploaded.get()).isEqualTo(Reason.BUSY);
            assertThat(upload(rig, jar)).as("afterwards it does").isEqualTo("let in");
        }
    }

    private static Object upload(Rig rig, byte[] jar) {
        try {
            rig.uploads().admit(new ByteArrayInputStream(jar), false);
            return "let in";
        } catch (BundleRefused refused) {
            return refused.reason();
        } catch (IOException e) {
            return e;
        }
    }

    private static void join(Thread thread) throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void theSetIsKeptAgainAndAgainUntilThatWorks() throws Exception {
        try (Rig rig = Rig.start(home)) {
            List<String> tried = new ArrayList<>();
            Looks looks = new Looks(rig.folder(), rig.turn(), new Wellness(1, 1), () -> {
                tried.add("again");
                if (tried.size() < 2) {
                    throw new IOException("the disk is full");
                }
            });
            assertThatThrownBy(() -> looks.look(() -> false)).hasMessage("the disk is full");
            assertThat(looks.look(() -> false)).isTrue();
            assertThat(looks.look(() -> false)).isFalse();
            assertThat(tried).hasSize(2);
        }
    }
}
