package org.lepetpal.video.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.timebase.SteppedTimebase;

class RobotSightTest {
    private static final Detection BALL = new Detection("ball", 0.9, 1, 2, 3, 4);
    private static final Detection DOG = new Detection("dog", 0.8, 5, 6, 7, 8);

    private final SteppedTimebase time = new SteppedTimebase();
    private final FixedSwitchboard board = new FixedSwitchboard();
    private final StillCamera camera = new StillCamera(time);
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
}
