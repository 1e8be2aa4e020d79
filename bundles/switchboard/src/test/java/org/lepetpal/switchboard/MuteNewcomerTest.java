package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.StillFrame;

/** Who does not say what it is holds up nobody. In real time: in stepped time whoever hangs would hang the test. */
@Timeout(20)
class MuteNewcomerTest {
    @TempDir
    private Path folder;

    private final AheadTimebase time = new AheadTimebase();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch says = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private TestBoard rig;

    @BeforeEach
    void aRobotAtWork() {
        rig = new TestBoard(folder, time);
        rig.board.policies().come(rig.policy("well", "1.0.0", 0, new Told(MuteNewcomerTest::description)));
        rig.board.detectors().come(rig.detector("color", new Eye(() -> Set.of("ball"))));
        rig.board.detectors().come(rig.detector("color", "2.0.0", new Eye(() -> Set.of("ball"))));
    }

    @AfterEach
    void end() {
        says.countDown();
        time.close();
    }

    @Test
    void whoDoesNotDescribeItselfKeepsNobodyWaiting() throws InterruptedException, SwapRefused {
        policy(this::hang);
        asked.await();

        assertThat(mute().state()).isEqualTo(CandidateState.LOADING);
        rig.board.swap(SwapOrder.of(SlotName.DETECTOR, "color@1.0.0", "operator", "to try"));
        assertThatThrownBy(() -> rig.board.swap(SwapOrder.of(SlotName.POLICY, "mute", "operator", "to try")))
                .hasMessageContaining("mute@1.0.0 is not there yet: it is being asked what it is");
        assertThat(TestBoard.activeId(rig.board.policies())).contains("well@1.0.0");
    }

    @Test
    void afterAWhileItHasFailedAndItIsTakenShouldItAnswerAllTheSame() throws InterruptedException {
        policy(this::hang);
        asked.await();
        time.leap(Newcomer.PATIENCE.plusSeconds(1));

        assertThat(mute().state()).isEqualTo(CandidateState.FAILED);
        assertThat(mute().detail()).matches("it has not said what it is for \\d+ s.*");
        says.countDown();
        await(() -> mute().active());
        await(rig.applicants::isEmpty);
    }

    @Test
    void oneThatThrowsHasFailedAndGetsAnotherTryWhenItChanges() {
        AtomicBoolean well = new AtomicBoolean();
        Newcomer<Policy> newcomer = policy(() -> {
            if (!well.get()) {
                throw new IllegalStateException("no weights");
            }
            return description();
        });
        await(() -> mute().state() == CandidateState.FAILED);
        assertThat(mute().detail()).isEqualTo("it threw IllegalStateException: no weights");

        well.set(true);
        newcomer.describe(candidate(SlotName.POLICY, 3));
        await(() -> mute().active());
        newcomer.leave();
        assertThat(TestBoard.activeId(rig.board.policies())).contains("well@1.0.0");
        assertThat(rig.applicants).isEmpty();
    }

    @Test
    void whoLeavesWhileItIsAskedIsWokenAndNeverTaken() throws InterruptedException {
        Newcomer<Policy> newcomer = policy(this::hang);
        asked.await();
        newcomer.leave();
        interrupted.await();

        assertThat(rig.board.candidates(SlotName.POLICY))
                .extracting(Candidate::id)
                .containsExactly("well@1.0.0");
    }

    @Test
    void whoLeavesWhileItLooksIsWaitedFor() throws InterruptedException {
        Slow eye = new Slow();
        Newcomer<Detector> newcomer =
                newcomer(rig.board.detectors(), SlotName.DETECTOR, eye, WatchedDetector::new, detector -> () -> {
                    detector.detect(StillFrame.black(2, 2));
                    return true;
                });
        asked.await();
        Thread leaves = Thread.ofPlatform().start(newcomer::leave);
        eye.leaves.complete(leaves);
        leaves.join();

        assertThat(eye.seen.join()).isEqualTo(Thread.State.TIMED_WAITING);
    }

    @Test
    void aPolicyIsAskedOnceAndByNobodyElse() {
        CountDownLatch twice = new CountDownLatch(2);
        policy(() -> {
            twice.countDown();
            return description();
        });
        await(() -> mute().active());
        rig.board.lostClasses();
        rig.board.policies().take().orElseThrow().service().description();

        assertThat(twice.getCount()).isOne();
    }

    @Test
    void aDetectorThatDoesNotSayWhatItLooksForKeepsNobodyWaitingEither() throws InterruptedException {
        Detector eye = new Eye(() -> {
            hang();
            return Set.of("dog");
        });
        newcomer(rig.board.detectors(), SlotName.DETECTOR, eye, WatchedDetector::new);
        asked.await();
        assertThat(rig.find(SlotName.DETECTOR, "mute@1.0.0").state()).isEqualTo(CandidateState.LOADING);
        says.countDown();
        await(() -> rig.find(SlotName.DETECTOR, "mute@1.0.0").active());
    }

    private Newcomer<Policy> policy(Supplier<PolicyDescription> description) {
        return newcomer(
                rig.board.policies(),
                SlotName.POLICY,
                new Told(description),
                (policy, conduct) -> new WatchedPolicy(policy, conduct, rig.board.stage()));
    }

    private <T> Newcomer<T> newcomer(LiveSlot<T> slot, SlotName name, T service, Newcomer.Watched<T> watched) {
        return newcomer(slot, name, service, watched, _ -> Audition.NONE);
    }

    private <T> Newcomer<T> newcomer(
            LiveSlot<T> slot, SlotName name, T service, Newcomer.Watched<T> watched, Function<T, Audition> tried) {
        Newcomer<T> newcomer = new Newcomer<>(
                slot,
                rig.time,
                rig.applicants,
                new Newcomer.Arrival<>(
                        service, 99, new Newcomer.Manner<>(watched, tried, new Aside(rig.time, "newcomer")::until)),
                candidate(name, 3));
        newcomer.come();
        return newcomer;
    }

    private static Candidate candidate(SlotName slot, int ranking) {
        return new Candidate(slot, "mute", "1.0.0", "org.example.mute", ranking, false, false);
    }

    private Candidate mute() {
        return rig.find(SlotName.POLICY, "mute@1.0.0");
    }

    private static void await(BooleanSupplier met) {
        while (!met.getAsBoolean()) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            Thread.onSpinWait();
        }
    }

    private PolicyDescription hang() {
        asked.countDown();
        try {
            says.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw new IllegalStateException("woken", e);
        }
        return description();
    }

    private static PolicyDescription description() {
        return new PolicyDescription("told", "1.0.0", Map.of("pick up the ball", Set.of("ball")), false);
    }

    private record Told(Supplier<PolicyDescription> answer) implements Policy {
        @Override
        public PolicyDescription description() {
            return answer.get();
        }

        @Override
        public PolicyRun begin(String instruction) {
            throw new IllegalStateException("not asked here");
        }
    }

    /** Looks until whoever takes it down waits for it, or does not. */
    private final class Slow implements Detector {
        private final CompletableFuture<Thread> leaves = new CompletableFuture<>();
        private final CompletableFuture<Thread.State> seen = new CompletableFuture<>();

        @Override
        public Set<String> classes() {
            return Set.of("dog");
        }

        @Override
        public List<Detection> detect(Frame frame) {
            asked.countDown();
            Thread leaver = leaves.join();
            Thread.State state = leaver.getState();
            while (state != Thread.State.TIMED_WAITING && state != Thread.State.TERMINATED) {
                Thread.onSpinWait();
                state = leaver.getState();
            }
            seen.complete(state);
            return List.of();
        }
    }

    private record Eye(Supplier<Set<String>> answer) implements Detector {
        @Override
        public Set<String> classes() {
            return answer.get();
        }

        @Override
        public List<Detection> detect(Frame frame) {
            return List.of();
        }
    }
}
