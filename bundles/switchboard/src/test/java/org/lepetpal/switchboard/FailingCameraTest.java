package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapReceipt.Result;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.testkit.TestFrame;
import org.lepetpal.timebase.SteppedTimebase;

/** A camera that does badly is found out; who looks through it looks through the one before, or through none. */
class FailingCameraTest {
    private static final Duration WATCH = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private final SteppedTimebase time = new SteppedTimebase();
    private final Lens wink = new Lens("wink");
    private final List<HealthSource> told = new ArrayList<>();
    private TestBoard rig;
    private DeviceAlarms alarms;

    private static final class Lens implements Camera {
        private final String name;
        private final List<FrameListener> listeners = new ArrayList<>();
        private volatile Supplier<Optional<Frame>> look = () -> Optional.of(new TestFrame(8, 8, 1, 1));

        private Lens(String name) {
            this.name = name;
        }

        @Override
        public CameraDescription description() {
            return new CameraDescription(name, "test", 8, 8, 30, Optional.empty());
        }

        @Override
        public Optional<Frame> latest() {
            return look.get();
        }

        @Override
        public Subscription onFrame(FrameListener listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }
    }

    @BeforeEach
    void aRobotWithASimulatedCamera() {
        rig = new TestBoard(folder, time);
        come("front", true, new Lens("front"));
        alarms = new DeviceAlarms(rig.board, source -> {
            told.add(source);
            return () -> told.remove(source);
        });
    }

    private Tenant<Camera> come(String name, boolean simulated, Camera camera) {
        Tenant<Camera> comes = rig.watched(SlotName.CAMERA, name, simulated, camera, WatchedCamera::new);
        cameras().come(comes);
        return comes;
    }

    /** From then on it is on probation. */
    private void isChosen(boolean simulated) {
        come("wink", simulated, wink);
        rig.board.choose(SlotName.CAMERA, "wink", "to try it");
    }

    private LiveSlot<Camera> cameras() {
        return rig.board.slot(Camera.class);
    }

    private Optional<Frame> look() {
        try (Lease<Camera> lease = cameras().take().orElseThrow()) {
            return lease.service().latest();
        }
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            look();
        }
    }

    private void fail(int times) {
        Supplier<Optional<Frame>> before = wink.look;
        wink.look = () -> {
            throw new IllegalStateException("no signal");
        };
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(this::look).hasMessage("no signal");
        }
        wink.look = before;
    }

    private Optional<String> active() {
        return TestBoard.activeId(cameras());
    }

    private Candidate wink() {
        return rig.find(SlotName.CAMERA, "wink@1.0.0");
    }

    private void pass(Duration span) {
        rig.pass(span);
        alarms.look();
    }

    private List<ComponentHealth> health() {
        alarms.look();
        return told.stream().map(HealthSource::health).toList();
    }

    @Test
    void oneThatIsChosenAndThrowsGivesTheOneBeforeBackBeforeWhoeverLooksKnows() {
        isChosen(true);
        assertThat(wink().state()).isEqualTo(CandidateState.PROBATION);
        fail(1);

        assertThat(active()).contains("front@1.0.0");
        assertThat(look()).isPresent();
        assertThat(wink().state()).isEqualTo(CandidateState.FAILED);
        assertThat(wink().detail()).isEqualTo("it threw IllegalStateException: no signal");
        assertThat(wink().latency().failures()).isOne();
        assertThat(rig.board.choice(SlotName.CAMERA)).isEmpty();
        SwapReceipt receipt = rig.board.receipts().getFirst();
        assertThat(receipt.result()).isEqualTo(Result.ROLLED_BACK);
        assertThat(receipt.reason())
                .isEqualTo("wink@1.0.0 failed on probation: it threw IllegalStateException: no signal");
        assertThat(health()).isEmpty();
    }

    @Test
    void twentyPicturesAreProofAndNoPictureIsNone() {
        isChosen(true);
        wink.look = Optional::empty;
        look(30);
        assertThat(wink().state()).isEqualTo(CandidateState.PROBATION);
        assertThat(wink().latency().calls()).isZero();
        wink.look = () -> Optional.of(new TestFrame(8, 8, 2, 2));
        look(20);
        assertThat(wink().state()).isEqualTo(CandidateState.ACTIVE);
        assertThat(wink().latency().calls()).isEqualTo(20);
    }

    @Test
    void noSimulatedOneTakesThePlaceOfARealOneThatFails() {
        isChosen(false);
        fail(1);
        assertThat(active()).isEmpty();
        assertThat(health())
                .containsExactly(ComponentHealth.of(
                        "camera",
                        Status.DOWN,
                        "no camera is active: wink@1.0.0 failed: it threw IllegalStateException: no signal"));
        assertThat(new SwapHealth(rig.board, () -> ComponentHealth.of("swap", Status.OK, ""))
                        .health()
                        .detail())
                .contains("front@1.0.0 is simulated, and takes the place of a real one only when it is chosen");

        rig.board.choose(SlotName.CAMERA, "front", "then this one");
        assertThat(active()).contains("front@1.0.0");
        assertThat(health()).isEmpty();
    }

    @Test
    void anotherRealOneDoes() {
        isChosen(false);
        look(20);
        come("side", false, new Lens("side"));
        fail(10);
        assertThat(active()).contains("side@1.0.0");
    }

    @Test
    void atWorkOnePictureProvesNothingAndTenInARowDo() {
        isChosen(true);
        look(20);
        fail(9);
        look();
        fail(9);
        assertThat(active()).contains("wink@1.0.0");
        fail(1);
        assertThat(wink().state()).isEqualTo(CandidateState.FAILED);
    }

    @Test
    void soDoTenThatAreLate() {
        isChosen(true);
        look(20);
        wink.look = () -> {
            time.advance(Duration.ofMillis(1_001));
            return Optional.of(new TestFrame(8, 8, 3, 3));
        };
        look(10);
        assertThat(wink().detail()).isEqualTo("it took 1001 ms, and 1000 ms are allowed");
    }

    @Test
    void theOnlyOneIsTriedAgainAndHealthDoubtsItUntilItHasShownTwentyPictures() {
        cameras().leave(cameras().find("front").orElseThrow());
        come("wink", false, wink);
        fail(10);
        assertThat(active()).isEmpty();
        pass(WATCH);
        assertThat(told).hasSize(1);
        pass(Duration.ofMillis(9_900));
        assertThat(active()).isEmpty();
        pass(Duration.ofMillis(200));
        assertThat(active()).contains("wink@1.0.0");
        assertThat(health())
                .containsExactly(ComponentHealth.of(
                        "camera",
                        Status.DEGRADED,
                        "wink@1.0.0: it is tried again after it threw IllegalStateException: no signal"));
        look(20);
        assertThat(health()).isEmpty();
    }

    @Test
    void aSimulatedOneBesideItKeepsItFromNothing() {
        isChosen(false);
        fail(1);
        pass(WATCH);
        pass(Duration.ofSeconds(11));
        assertThat(active()).contains("wink@1.0.0");
    }

    @Test
    void whoMayNotServeInItsPlaceAnywayStaysFailed() {
        Lens torn = new Lens("torn");
        torn.look = () -> {
            throw new IllegalStateException("torn");
        };
        come("torn", true, torn);
        rig.board.choose(SlotName.CAMERA, "torn", "to try it");
        assertThatThrownBy(this::look).hasMessage("torn");
        isChosen(false);
        fail(1);
        assertThat(active()).isEmpty();
        pass(WATCH);
        pass(Duration.ofSeconds(11));
        assertThat(active()).contains("wink@1.0.0");
        assertThat(rig.state(SlotName.CAMERA, "torn@1.0.0")).isEqualTo(CandidateState.FAILED);
    }

    @Test
    void noAnswerAtAllIsAFailure() {
        isChosen(true);
        wink.look = () -> null;
        assertThatThrownBy(this::look).hasMessage("it gave no answer");
        assertThat(active()).contains("front@1.0.0");
    }

    @Test
    @Timeout(30)
    void oneThatHangsIsGivenUpAfterFiveSeconds() throws InterruptedException {
        isChosen(true);
        CountDownLatch asked = new CountDownLatch(1);
        wink.look = () -> {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("woken", e);
            }
            return Optional.empty();
        };
        Thread looker =
                Thread.ofPlatform().start(() -> assertThatThrownBy(this::look).hasMessage("woken"));
        asked.await();
        pass(Duration.ofSeconds(5));
        assertThat(active()).contains("wink@1.0.0");
        pass(Duration.ofMillis(1));
        assertThat(active()).contains("front@1.0.0");
        assertThat(wink().detail()).startsWith("it gave no answer for 5001 ms, and 5000 ms are allowed");
        looker.join();
    }

    @Test
    void whoLeasedItBeforeItWentSeesNothingAndIsToldOfNothing() {
        Tenant<Camera> tenant = come("wink", true, wink);
        cameras().leave(tenant);
        Camera gone = tenant.service();
        assertThat(gone.latest()).isEmpty();
        assertThat(gone.controls()).isEmpty();
        gone.adjust(Map.of("focus", "3"));
        gone.onFrame(sequence -> {}).close();
        assertThat(wink.listeners).isEmpty();
        assertThat(tenant.conduct().latency().failures()).isZero();
    }

    @Test
    void whoFollowsItHearsTheCameraItself() {
        Tenant<Camera> tenant = come("wink", true, wink);
        Camera.FrameListener listener = sequence -> {};
        Camera.Subscription following = tenant.service().onFrame(listener);
        assertThat(wink.listeners).as("nothing is between").containsExactly(listener);
        following.close();
        assertThat(wink.listeners).isEmpty();
        assertThat(tenant.service().description().name()).isEqualTo("wink");
    }

    @Test
    void forAsLongAsTheSameIsActiveItIsTheSameObject() {
        Camera first;
        try (Lease<Camera> lease = cameras().take().orElseThrow()) {
            first = lease.service();
        }
        try (Lease<Camera> lease = cameras().take().orElseThrow()) {
            assertThat(lease.service()).isSameAs(first);
        }
    }

    @Test
    void alarmsEndWithTheSwitchboard() {
        isChosen(false);
        fail(1);
        assertThat(health()).hasSize(1);
        alarms.close();
        assertThat(told).isEmpty();
        alarms.look();
        assertThat(told).isEmpty();
    }

    @Test
    void whoeverHearsOfAnAlarmHoldsUpNobodyWhoEndsThem() {
        alarms = new DeviceAlarms(rig.board, source -> {
            told.add(source);
            CompletableFuture.runAsync(alarms::close)
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            return () -> told.remove(source);
        });
        isChosen(false);
        fail(1);
        alarms.look();
        assertThat(told).as("it came too late").isEmpty();
    }
}
