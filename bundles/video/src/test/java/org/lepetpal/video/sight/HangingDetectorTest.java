package org.lepetpal.video.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.TestFrame;
import org.lepetpal.timebase.RealTimebase;
import org.lepetpal.timebase.SteppedTimebase;

/** What one detector that does not answer costs the others: one short wait. */
class HangingDetectorTest {
    private static final Detection BALL = new Detection("ball", 0.9, 1, 2, 3, 4);
    private static final Detection DOG = new Detection("dog", 0.8, 5, 6, 7, 8);
    private static final String DOGS = "detection-dogs@1.0.0";

    private final SteppedTimebase stepped = new SteppedTimebase();
    private final HeldWorkers time = new HeldWorkers(stepped);
    private final FixedSwitchboard board = new FixedSwitchboard();
    private final StillCamera camera = new StillCamera(time);
    private final FakeDetector balls = new FakeDetector(BALL);
    private final FakeDetector dogs = new FakeDetector(DOG);

    @Test
    @Timeout(60)
    void oneThatNeverReturnsLeavesTheOthersTheirSight() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch looks = new CountDownLatch(5);
        FixedSwitchboard real = new FixedSwitchboard();
        try (RealTimebase clock = new RealTimebase()) {
            StillCamera running = new StillCamera(clock);
            running.takes();
            real.camera().with("still", running);
            real.detector().with("hangs", new Looks(() -> await(released))).with("looks", new Looks(() -> {
                running.takes();
                looks.countDown();
            }));
            try (RobotSight _ = new RobotSight(real, clock, 60)) {
                assertThat(looks.await(20, TimeUnit.SECONDS)).isTrue();
                released.countDown();
            }
        }
    }

    @Test
    void theOthersWaitForItOnceAndNotForLong() {
        try (RobotSight sight = sight()) {
            time.hold(DOGS);
            camera.takes();
            step(149 + 100);
            assertThat(sight.latest()).isEmpty();
            step(1);
            Sighting partial = sight.latest().orElseThrow();
            assertThat(partial.classes()).containsExactly("ball");
            assertThat(partial.detections()).containsExactly(BALL);

            camera.takes();
            step(50);
            assertThat(sight.latest().orElseThrow().sequence()).isEqualTo(2);
            assertThat(sight.latest().orElseThrow().classes()).containsExactly("ball");
        }
    }

    /** Another one that knows dogs of one colour says nothing of the others. */
    @Test
    void whatItLooksForIsUnknownAlsoWhereAnotherOneLooksForItToo() {
        try (RobotSight sight = sight()) {
            board.detector().clear();
            board.detector().with("dogs", dogs).with("balls", new FakeDetector(BALL, Set.of("ball", "dog")));
            camera.takes();
            step(100);
            assertThat(sight.latest().orElseThrow().classes()).containsExactlyInAnyOrder("ball", "dog");
            time.hold(DOGS);
            for (int picture = 0; picture < 2; picture++) {
                camera.takes();
                step(300);
                assertThat(sight.latest().orElseThrow().classes()).containsExactly("ball");
                assertThat(sight.latest().orElseThrow().detections()).containsExactly(BALL);
            }
        }
    }

    @Test
    void itsFrameIsGivenBackAndItsLateAnswerIsNotTakenForAnotherPicture() {
        try (RobotSight sight = sight()) {
            time.hold(DOGS);
            camera.takes();
            step(300);
            camera.takes();
            step(100);
            assertThat(camera.frames.getFirst().holders()).isEqualTo(2);
            Sighting before = sight.latest().orElseThrow();

            time.release(DOGS);
            assertThat(sight.latest().orElseThrow()).isSameAs(before);
            assertThat(camera.frames).extracting(TestFrame::holders).containsOnly(1);
            assertThat(board.detector().leasesOut()).isZero();

            camera.takes();
            step(100);
            assertThat(sight.latest().orElseThrow().detections()).containsExactly(BALL, DOG);
        }
    }

    @Test
    void whoIsUsuallySlowIsWaitedForSoThatAllSeeTheSamePicture() {
        try (RobotSight sight = sight()) {
            dogsTake(200);
            dogsTake(200);
            assertThat(sight.latest().orElseThrow().sequence()).isEqualTo(2);
            assertThat(sight.latest().orElseThrow().classes()).containsExactlyInAnyOrder("ball", "dog");
        }
    }

    @Test
    void whoLooksAloneIsWaitedForAsLongAsItTakes() {
        try (RobotSight sight = sight()) {
            board.detector().clear();
            board.detector().with("dogs", dogs);
            dogsTake(3_000);
            assertThat(sight.latest().orElseThrow().detections()).containsExactly(DOG);
        }
    }

    @Test
    void whoComesWhileAnotherOneHangsIsNotKeptWaiting() {
        try (RobotSight sight = sight()) {
            onlyDogsHang();
            board.detector().with("balls", balls);
            camera.takes();
            step(100);
            assertThat(sight.latest().orElseThrow().detections()).containsExactly(BALL);
        }
    }

    @Test
    void whatNobodyLooksForAnyMoreIsUnknown() {
        try (RobotSight sight = sight()) {
            onlyDogsHang();
            board.detector().clear();
            camera.takes();
            step(100);
            assertThat(sight.latest().orElseThrow().sequence()).isEqualTo(2);
            assertThat(sight.latest().orElseThrow().classes()).isEmpty();
        }
    }

    @Test
    void healthTellsHowOldTheSightIsWhoHangsAndWhoKeepsAThread() {
        try (RobotSight sight = sight()) {
            assertThat(sight.health().detail()).isEqualTo("there is no picture to look at");
            camera.takes();
            step(100);
            assertThat(sight.health().status()).isEqualTo(Status.OK);
            assertThat(sight.health().detail()).isEqualTo("the newest picture that was looked at is 100 ms old");

            time.hold(DOGS);
            camera.takes();
            step(3_100);
            assertThat(sight.health().status()).isEqualTo(Status.DEGRADED);
            assertThat(sight.health().detail()).contains("dogs@1.0.0 has not answered for 3 s");

            board.detector().clear();
            board.detector().with("balls", balls);
            camera.takes();
            step(1_000);
            assertThat(sight.health().status()).isEqualTo(Status.OK);
            assertThat(sight.health().detail())
                    .contains("dogs@1.0.0 is not asked any more and has kept its thread for 4 s");

            time.release(DOGS);
            step(100);
            assertThat(sight.health().detail()).doesNotContain("dogs");
        }
    }

    @Test
    void aSlowerPaceNeedsNoOtherSight() {
        try (RobotSight sight = sight()) {
            sight.pace(1);
            camera.takes();
            step(999);
            assertThat(sight.latest()).isEmpty();
            step(1);
            assertThat(sight.latest()).isPresent();
        }
    }

    /** Nobody else is there, and it has been shown a picture. */
    private void onlyDogsHang() {
        board.detector().clear();
        board.detector().with("dogs", dogs);
        time.hold(DOGS);
        camera.takes();
        step(300);
    }

    private RobotSight sight() {
        board.camera().with("still", camera);
        board.detector().with("balls", balls).with("dogs", dogs);
        return new RobotSight(board, time, 10);
    }

    /** One picture, which the dogs' detector looks at for as long. */
    private void dogsTake(long millis) {
        time.hold(DOGS);
        camera.takes();
        step(100 + millis);
        time.release(DOGS);
    }

    private void step(long millis) {
        stepped.advance(Duration.ofMillis(millis));
    }

    private static void await(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // as a detector does that heeds no interrupt
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Looks(Runnable work) implements Detector {
        @Override
        public Set<String> classes() {
            return Set.of("ball");
        }

        @Override
        public List<Detection> detect(Frame frame) {
            work.run();
            return List.of(BALL);
        }
    }
}
