package org.lepetpal.video.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.TestFrame;
import org.lepetpal.timebase.SteppedTimebase;

class RobotSightTest {
    private static final Detection BALL = new Detection("ball", 0.9, 1, 2, 3, 4);
    private static final Detection DOG = new Detection("dog", 0.8, 5, 6, 7, 8);

    private final SteppedTimebase time = new SteppedTimebase();
    private final FixedSwitchboard board = new FixedSwitchboard();
    private final StillCamera camera = new StillCamera();
    private final FakeDetector balls = new FakeDetector(BALL);
    private final FakeDetector dogs = new FakeDetector(DOG);
    private final RobotSight sight = new RobotSight(board, time, 10);

    @AfterEach
    void nothingIsKept() {
        sight.close();
        assertThat(board.camera().leasesOut()).isZero();
        assertThat(board.detector().leasesOut()).isZero();
        assertThat(camera.frames)
                .allSatisfy(frame -> assertThat(frame.holders()).isEqualTo(1));
    }

    @Test
    void whatAllDetectorsSeeIsPutTogether() {
        everythingIsThere();
        camera.takes();
        look();

        Sighting sighting = sight.latest().orElseThrow();
        assertThat(sighting.detections()).containsExactlyInAnyOrder(BALL, DOG);
        assertThat(sighting.classes()).containsExactlyInAnyOrder("ball", "dog");
        assertThat(sighting.sequence()).isEqualTo(1);
        assertThat(sighting.camera()).isEqualTo("still");
    }

    @Test
    void aFrameIsLookedAtOnce() {
        everythingIsThere();
        camera.takes();
        look();
        look();
        assertThat(balls.looks).isEqualTo(1);

        camera.takes();
        look();
        assertThat(balls.looks).isEqualTo(2);
    }

    @Test
    void whatAFailingDetectorLooksForIsUnknownAndTheOthersGoOn() {
        everythingIsThere();
        balls.fails = true;
        camera.takes();
        look();
        assertThat(sight.latest().orElseThrow().classes()).containsExactly("dog");
        assertThat(sight.latest().orElseThrow().detections()).containsExactly(DOG);

        balls.fails = false;
        camera.takes();
        look();
        assertThat(sight.latest().orElseThrow().classes()).contains("ball");
    }

    @Test
    void withoutACameraNothingIsSeenAndNothingOldIsShown() {
        everythingIsThere();
        camera.takes();
        look();
        board.camera().clear();
        look();

        assertThat(sight.latest()).isEmpty();
        assertThat(sight.frame()).isEmpty();
    }

    @Test
    void aPictureThatCannotBeDecodedIsNoSightingOfNothing() {
        everythingIsThere();
        camera.takes();
        look();
        camera.takes();
        camera.frames.getLast().spoil();
        look();

        assertThat(sight.latest().orElseThrow().sequence()).isEqualTo(1);
        assertThat(balls.looks).isEqualTo(1);
    }

    @Test
    void withoutADetectorEverythingIsUnknown() {
        board.camera().with("still", camera);
        camera.takes();
        look();

        assertThat(sight.latest().orElseThrow().classes()).isEmpty();
    }

    @Test
    void theFrameIsTheCallers() {
        everythingIsThere();
        camera.takes();
        try (Frame frame = sight.frame().orElseThrow()) {
            assertThat(frame.sequence()).isEqualTo(1);
        }
    }

    private void everythingIsThere() {
        board.camera().with("still", camera);
        board.detector().with("balls", balls).with("dogs", dogs);
    }

    private void look() {
        time.advance(Duration.ofMillis(100));
    }

    private static final class FakeDetector implements Detector {
        private final Detection finds;
        private boolean fails;
        private int looks;

        FakeDetector(Detection finds) {
            this.finds = finds;
        }

        @Override
        public Set<String> classes() {
            return Set.of(finds.label());
        }

        @Override
        public List<Detection> detect(Frame frame) {
            looks++;
            if (fails) {
                throw new IllegalStateException("on purpose");
            }
            return List.of(finds);
        }
    }

    private final class StillCamera implements Camera {
        private final List<TestFrame> frames = new ArrayList<>();

        void takes() {
            frames.add(new TestFrame(8, 4, frames.size() + 1, time.nanoTime()));
        }

        @Override
        public CameraDescription description() {
            return new CameraDescription("still", "test", 8, 4, 10, Optional.empty());
        }

        @Override
        public Optional<Frame> latest() {
            return frames.isEmpty()
                    ? Optional.empty()
                    : Optional.of(frames.getLast().retain());
        }

        @Override
        public Subscription onFrame(FrameListener listener) {
            return () -> {};
        }
    }
}
