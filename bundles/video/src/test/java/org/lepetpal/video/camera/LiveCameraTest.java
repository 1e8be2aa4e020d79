package org.lepetpal.video.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.testkit.CameraContract;
import org.lepetpal.timebase.SteppedTimebase;
import org.lepetpal.video.source.FakeLens;
import org.lepetpal.video.source.Sources;

class LiveCameraTest extends CameraContract {
    private final SteppedTimebase time = new SteppedTimebase();
    private final FakeLens lens = new FakeLens();
    private final List<String> losses = new ArrayList<>();
    private final LiveCamera camera = new LiveCamera(
            Sources.of(lens),
            FramePool.of(lens.description()),
            Duration.ZERO,
            time,
            Clock.systemUTC(),
            lost -> losses.add(lost.failure(Duration.ZERO).orElseThrow()));

    @AfterEach
    void close() {
        camera.close();
    }

    @Override
    protected Camera camera() {
        return camera;
    }

    @Override
    protected void nextFrame() {
        time.advance(Duration.ofNanos(33_333_334));
    }

    @Test
    void framesCarryTheTimeAtWhichTheyWereTaken() {
        nextFrame();
        try (Frame frame = camera.latest().orElseThrow()) {
            assertThat(time.nanoTime() - frame.captureNanos()).isBetween(0L, 1_000L);
        }
    }

    @Test
    void framesThatNobodyClosesStopTheCameraInsteadOfFillingTheMemory() {
        List<Frame> hoard = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            nextFrame();
            hoard.add(camera.latest().orElseThrow());
        }
        long last = hoard.getLast().sequence();
        assertThat(last).isLessThan(20);
        assertThat(camera.failure(Duration.ZERO)).contains("the frames of camera front are not given back");

        hoard.forEach(Frame::close);
        nextFrame();

        try (Frame frame = camera.latest().orElseThrow()) {
            assertThat(frame.sequence()).isEqualTo(last + 1);
        }
    }

    @Test
    void aLossIsToldOnce() {
        nextFrame();
        lens.breaks("no light");
        nextFrame();
        nextFrame();

        assertThat(losses).containsExactly("no light");
    }

    @Test
    void aListenerThatThrowsIsNoConcernOfTheOthers() {
        List<Long> heard = new ArrayList<>();
        camera.onFrame(sequence -> {
            throw new IllegalStateException("on purpose");
        });
        camera.onFrame(heard::add);

        nextFrame();

        assertThat(heard).containsExactly(1L);
    }

    @Test
    void onceClosedThereIsNoFrame() {
        nextFrame();
        camera.close();

        assertThat(camera.latest()).isEmpty();
    }
}
