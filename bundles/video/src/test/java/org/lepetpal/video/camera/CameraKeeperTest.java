package org.lepetpal.video.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Lens;
import org.lepetpal.timebase.SteppedTimebase;
import org.lepetpal.video.Settings;
import org.lepetpal.video.Source;

class CameraKeeperTest {
    private final SteppedTimebase time = new SteppedTimebase();
    private final List<Camera> registered = new ArrayList<>();

    @Test
    void aCameraIsThereWithItsFirstFrameAndGoesWithItsLens() {
        CameraKeeper keeper = keeper(new Source.Simulated());
        time.advance(Duration.ofSeconds(1));
        assertThat(keeper.health().status()).isEqualTo(Status.STARTING);
        assertThat(registered).isEmpty();

        FakeLens lens = new FakeLens();
        keeper.lensCame(lens);
        time.advance(Duration.ofSeconds(1));

        assertThat(keeper.health().status()).isEqualTo(Status.OK);
        assertThat(keeper.health().simulated()).isTrue();
        try (Frame frame = registered.getFirst().latest().orElseThrow()) {
            assertThat(frame.bgr().get(0)).isEqualTo((byte) 42);
            assertThat(frame.sequence()).isGreaterThan(5);
        }

        keeper.lensWent(lens);
        time.advance(Duration.ofMillis(100));
        assertThat(registered).isEmpty();
        keeper.stop();
    }

    @Test
    void aLensThatFailsWithdrawsTheCameraAndIsTriedAgain() {
        CameraKeeper keeper = keeper(new Source.Simulated());
        FakeLens lens = new FakeLens();
        keeper.lensCame(lens);
        time.advance(Duration.ofSeconds(1));

        lens.broken = true;
        time.advance(Duration.ofMillis(200));
        assertThat(registered).isEmpty();
        assertThat(keeper.health().status()).isEqualTo(Status.DOWN);
        assertThat(keeper.health().detail()).isEqualTo("the glass is broken");

        lens.broken = false;
        time.advance(Duration.ofSeconds(15));
        assertThat(registered).hasSize(1);
        assertThat(keeper.health().status()).isEqualTo(Status.OK);
        keeper.stop();
    }

    @Test
    void aMissingFileIsNamedWithoutItsFolder() {
        CameraKeeper keeper = keeper(new Source.VideoFile(Path.of("/no/such/place/dog.mp4")));
        time.advance(Duration.ofSeconds(1));

        assertThat(keeper.health().status()).isEqualTo(Status.DOWN);
        assertThat(keeper.health().detail()).contains("dog.mp4").doesNotContain("/no/such");
        keeper.stop();
    }

    @Test
    void noCameraIsAbsent() {
        CameraKeeper keeper = keeper(new Source.Nowhere());
        time.advance(Duration.ofMillis(100));

        assertThat(keeper.health().status()).isEqualTo(Status.ABSENT);
        keeper.stop();
    }

    private CameraKeeper keeper(Source source) {
        return new CameraKeeper(
                new Settings(source, 1280, 720, 15, 100), time, Clock.systemUTC(), new Random(1), camera -> {
                    registered.add(camera);
                    return () -> registered.remove(camera);
                });
    }

    private static final class FakeLens implements Lens {
        private boolean broken;

        @Override
        public CameraDescription description() {
            return new CameraDescription("front", "test", 8, 4, 30, Optional.empty());
        }

        @Override
        public void capture(ByteBuffer bgr) throws IOException {
            if (broken) {
                throw new IOException("the glass is broken");
            }
            bgr.put(0, (byte) 42);
        }
    }
}
