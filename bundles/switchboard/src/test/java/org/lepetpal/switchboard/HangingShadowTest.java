package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.testkit.FakePolicy;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.testkit.TestFrame;

/** A shadow that does not answer, in real time: in stepped time whoever hangs would hang the test. */
@Timeout(20)
class HangingShadowTest {
    @TempDir
    private Path folder;

    private final AheadTimebase time = new AheadTimebase();
    private final TestFrame picture = new TestFrame(8, 8, 1, 0);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ends = new CountDownLatch(1);
    private TestBoard rig;
    private Policy active;

    @BeforeEach
    void aRobotAtWork() {
        rig = new TestBoard(folder, time);
        FakePolicy old = FakePolicy.serving(List.of("x"), seen -> new PolicyStep.Done(true, ""));
        rig.board.policies().come(rig.policy("old", "1.0.0", 5, old));
        active = rig.board.policies().find("old").orElseThrow().service();
    }

    @AfterEach
    void end() {
        ends.countDown();
        time.close();
    }

    private void shadow(PolicyRun run) throws SwapRefused {
        rig.board.policies().come(rig.policy("new", "1.0.0", 0, new Shade(run)));
        rig.board.shadow(SlotName.POLICY, Optional.of("new"));
    }

    private PolicyRun begin() {
        PolicyRun run = active.begin("x");
        run.next(TestArms.observation(0, TestArms.HOME, picture));
        return run;
    }

    @Test
    void oneThatOwesAnAnswerForTooLongHasFailedAndTheReasonIsTold() throws Exception {
        shadow(new Run(this::hang, () -> {}));
        begin();
        asked.await();
        rig.board.watch();
        assertThat(rig.state(SlotName.POLICY, "new@1.0.0")).isEqualTo(CandidateState.SHADOW);

        time.leap(Duration.ofNanos(rig.rules.owedNanos()).plusSeconds(1));
        rig.board.watch();

        Candidate failed = rig.find(SlotName.POLICY, "new@1.0.0");
        assertThat(failed.state()).isEqualTo(CandidateState.FAILED);
        assertThat(failed.detail()).matches("it gave no answer for 11.* ms as a shadow, and 10000 ms are allowed.*");
        assertThat(rig.board.stage().shadow()).isEmpty();
        assertThat(TestBoard.activeId(rig.board.policies())).contains("old@1.0.0");
        await(() -> picture.holders() == 1);
    }

    @Test
    void thePictureOfWhatItWasNeverAskedIsGivenBack() throws Exception {
        shadow(new Run(() -> {}, this::hang));
        begin().close();
        asked.await();
        begin();
        assertThat(picture.holders()).isEqualTo(2);

        rig.board.shadow(SlotName.POLICY, Optional.empty());

        await(() -> picture.holders() == 1);
    }

    private void hang() {
        asked.countDown();
        try {
            ends.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("woken", e);
        }
    }

    private static void await(BooleanSupplier met) {
        while (!met.getAsBoolean()) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            Thread.onSpinWait();
        }
    }

    private record Shade(PolicyRun run) implements Policy {
        @Override
        public PolicyDescription description() {
            return new PolicyDescription("shade", "1.0.0", Map.of("x", Set.of()), false);
        }

        @Override
        public PolicyRun begin(String instruction) {
            return run;
        }
    }

    private record Run(Runnable asked, Runnable ended) implements PolicyRun {
        @Override
        public PolicyStep next(Observation observation) {
            asked.run();
            return new PolicyStep.Done(true, "");
        }

        @Override
        public void close() {
            ended.run();
        }
    }
}
