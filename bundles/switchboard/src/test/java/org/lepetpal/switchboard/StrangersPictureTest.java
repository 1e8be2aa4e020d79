package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Latency;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.StillFrame;
import org.lepetpal.testkit.TestFrame;

/** What people show a detector is no measure of how it does with what the robot sees. */
@Timeout(30)
class StrangersPictureTest {
    private static final Frame THEIRS = StillFrame.black(2, 2);

    @TempDir
    private Path folder;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private TestBoard rig;
    private Tenant<Detector> tenant;

    /** Makes nothing of what people show it: hangs, or throws. */
    private final class Narrow implements Detector {
        private final boolean hangs;

        private Narrow(boolean hangs) {
            this.hangs = hangs;
        }

        @Override
        public Set<String> classes() {
            return Set.of("dog");
        }

        @Override
        public List<Detection> detect(Frame frame) {
            if (frame == THEIRS && !hangs) {
                throw new IllegalStateException("no idea");
            }
            return look(frame);
        }

        /** One picture after the other, as detectors do. */
        private synchronized List<Detection> look(Frame frame) {
            if (frame == THEIRS) {
                begun.countDown();
                waitUntilReleased();
            }
            return List.of();
        }
    }

    @BeforeEach
    void aRobot() {
        rig = new TestBoard(folder);
        rig.board.detectors().come(rig.detector("color", new Narrow(false)));
    }

    @Test
    void whatItThrowsAtThemEndsNoProbationAndCountsForNothing() throws SwapRefused {
        tenant = come(new Narrow(false));
        choose("color");
        choose("narrow");
        assertThat(rig.state(SlotName.DETECTOR, "narrow@1.0.0")).isEqualTo(CandidateState.PROBATION);

        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> tenant.service().detect(THEIRS)).hasMessage("no idea");
        }

        assertThat(rig.state(SlotName.DETECTOR, "narrow@1.0.0")).isEqualTo(CandidateState.PROBATION);
        assertThat(tenant.conduct().latency()).isEqualTo(Latency.NONE);
    }

    @Test
    void whoWaitsForHisTurnDoesNotWaitForTheDetector() throws Exception {
        tenant = come(new Narrow(true));
        Thread theirs = Thread.ofPlatform().start(() -> tenant.service().detect(THEIRS));
        begun.await();
        Thread ours = Thread.ofPlatform().start(() -> tenant.service().detect(new TestFrame(2, 2, 1, 1)));
        while (ours.isAlive() && ours.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        rig.pass(Duration.ofSeconds(3));
        released.countDown();
        theirs.join();
        ours.join();

        assertThat(tenant.conduct().latency()).isEqualTo(new Latency(1, 0, 0, 0, 0));
    }

    @Test
    void whoHangsOverTheirPictureHangsForTheRobotToo() throws Exception {
        tenant = come(new Narrow(true));
        Thread theirs = Thread.ofPlatform().start(() -> tenant.service().detect(THEIRS));
        begun.await();
        rig.pass(Duration.ofSeconds(6));

        assertThat(rig.state(SlotName.DETECTOR, "narrow@1.0.0")).isEqualTo(CandidateState.FAILED);
        released.countDown();
        theirs.join();
    }

    @Test
    void whoWaitsForOneThatHangsIsLetGoWithIt() throws Exception {
        tenant = come(new Narrow(true));
        Thread theirs = Thread.ofPlatform().start(() -> tenant.service().detect(THEIRS));
        begun.await();
        CompletableFuture<List<Detection>> ours = CompletableFuture.supplyAsync(
                () -> tenant.service().detect(new TestFrame(2, 2, 1, 1)), Thread.ofPlatform()::start);
        rig.pass(Duration.ofSeconds(6));

        assertThatThrownBy(ours::join).hasMessageContaining("it still owes an answer to another picture");
        assertThatThrownBy(() -> tenant.service().detect(StillFrame.black(4, 4)))
                .hasMessage("it still owes an answer to another picture");
        assertThat(tenant.conduct().leases().awaitBack(Duration.ZERO)).isFalse();
        released.countDown();
        theirs.join();
        assertThat(tenant.service().detect(new TestFrame(2, 2, 1, 1))).isEmpty();
    }

    private Tenant<Detector> come(Detector detector) {
        Tenant<Detector> comes = rig.detector("narrow", detector);
        rig.board.detectors().come(comes);
        return comes;
    }

    private void choose(String name) throws SwapRefused {
        rig.board.swap(new SwapOrder(Map.of(SlotName.DETECTOR, List.of(name)), "operator", "to try", true, false));
    }

    /** Heeds no interrupt. */
    private void waitUntilReleased() {
        while (released.getCount() > 0) {
            try {
                released.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                // heeded by nobody
                continue;
            }
        }
    }
}
