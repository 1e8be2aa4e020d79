package org.lepetpal.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.camera.source.FakeLens;
import org.lepetpal.camera.source.PictureSource;
import org.lepetpal.camera.source.Sources;
import org.lepetpal.testkit.CameraContract;
import org.lepetpal.timebase.SteppedTimebase;

class LiveCameraTest extends CameraContract {
    private final SteppedTimebase time = new SteppedTimebase();
    private final FakeLens lens = new FakeLens();
    private final List<String> losses = new ArrayList<>();
    private final LiveCamera camera = of(Sources.of(lens));

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
        camera.onFrame(sequence -> {
            throw new NoClassDefFoundError("its bundle has gone");
        });
        camera.onFrame(heard::add);

        nextFrame();

        assertThat(heard).containsExactly(1L);
    }

    @Test
    void aFrameIsItsHoldersEvenWhereAListenerBreaksDown() {
        camera.onFrame(sequence -> {
            throw new StackOverflowError("on purpose");
        });
        nextFrame();
        try (Frame first = camera.latest().orElseThrow()) {
            nextFrame();

            assertThat(first.bgr().get(0)).as("of the first picture").isEqualTo((byte) 1);
        }
    }

    @Test
    void nobodyWaitsForTheDeviceToSetIt() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch picture = new CountDownLatch(1);
        TestSource source = new TestSource();
        source.wait = () -> {
            waiting.countDown();
            try {
                picture.await();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        };
        try (LiveCamera device = of(source)) {
            Thread reader = Thread.ofVirtual().start(this::nextFrame);
            waiting.await();

            assertThat(CompletableFuture.supplyAsync(device::controls)).succeedsWithin(10, TimeUnit.SECONDS);
            assertThat(device.delivers()).isFalse();

            picture.countDown();
            reader.join();
            assertThat(device.delivers()).isTrue();
        }
    }

    @Test
    void aDeviceIsNotWaitedForWhereTimeIsStepped() {
        TestSource source = new TestSource();
        try (LiveCamera device = of(source)) {
            for (int i = 0; i < 10; i++) {
                nextFrame();
            }
            assertThat(source.waits).isEqualTo(1);
            assertThat(device.delivers()).isTrue();
        }
    }

    private LiveCamera of(PictureSource source) {
        return new LiveCamera(
                source,
                FramePool.of(source.description()),
                Pulse.of(source, Duration.ZERO, Optional.empty(), time.nanoTime()),
                time,
                Clock.systemUTC(),
                lost -> losses.add(lost.failure(Duration.ZERO).orElseThrow()));
    }

    @Test
    void aFrameThatIsHeldIsReadAndGivenBackAfterItsCameraHasGone() {
        TestSource source = new TestSource();
        LiveCamera device = of(source);
        nextFrame();
        Frame held = device.latest().orElseThrow();
        byte shade = held.bgr().get(0);
        device.close();

        assertThat(source.closed).isEqualTo(1);
        assertThat(held.bgr().get(0)).isEqualTo(shade).isNotZero();
        held.retain().close();
        held.close();
        assertThatThrownBy(held::bgr).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onceClosedThereIsNoFrame() {
        nextFrame();
        camera.close();

        assertThat(camera.latest()).isEmpty();
    }
}
