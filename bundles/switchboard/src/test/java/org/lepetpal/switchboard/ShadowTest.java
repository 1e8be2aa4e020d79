package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.swap.Agreement;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.testkit.FakePolicy;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.testkit.TestFrame;
import org.lepetpal.timebase.SteppedTimebase;

/** A policy that plays along, is compared, and takes over. */
class ShadowTest {
    @TempDir
    private Path folder;

    private final SteppedTimebase time = new SteppedTimebase();
    private final FakePolicy old = FakePolicy.serving(List.of("x"), seen -> step(seen, 0, Phase.APPROACH));
    private final FakePolicy fresh = FakePolicy.serving(List.of("x"), seen -> step(seen, 0, Phase.APPROACH));
    private TestBoard rig;
    private PolicyRun run;

    @BeforeEach
    void play() throws SwapRefused {
        rig = new TestBoard(folder, time);
        rig.board.policies().come(rig.policy("old", "1.0.0", 5, old));
        rig.board.policies().come(rig.policy("new", "2.0.0", 0, fresh));
        rig.board.shadow(SlotName.POLICY, Optional.of("new"));
        try (Lease<Policy> lease = rig.board.policies().take().orElseThrow()) {
            run = lease.service().begin("x");
        }
    }

    /** Two targets 1 s apart; the second joint is off by {@code offset} degrees at both. */
    private static PolicyStep step(Observation seen, double offset, Phase phase) {
        JointAngles targets = JointAngles.of(0, offset, 0, 0, 0, 0);
        return new PolicyStep.Move(
                new ActionChunk(seen.nanos(), 1, List.of(targets, targets), phase, OptionalDouble.empty(), ""));
    }

    private Observation observation() {
        return TestArms.observation(time.nanoTime(), TestArms.READY_TO_THROW);
    }

    private Agreement agreement() {
        return rig.find(SlotName.POLICY, "new@2.0.0").agreement().orElseThrow();
    }

    private void ask(int times) {
        for (int i = 0; i < times; i++) {
            run.next(observation());
            rig.pass(Duration.ofMillis(60));
        }
    }

    @Test
    void itSeesWhatTheActiveOneSeesAndNobodyFollowsIt() {
        ask(3);
        assertThat(rig.state(SlotName.POLICY, "new@2.0.0")).isEqualTo(CandidateState.SHADOW);
        assertThat(fresh.runs()).singleElement().satisfies(mine -> assertThat(mine.seen())
                .hasSize(3));
        assertThat(agreement()).isEqualTo(new Agreement(3, 1, 1, List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)));
        assertThat(TestBoard.activeId(rig.board.policies())).contains("old@1.0.0");
        run.close();
        rig.pass(Duration.ofMillis(60));
        assertThat(fresh.runs().getFirst().closed()).isTrue();
    }

    @Test
    void disagreementIsMeasuredInDegreesAndPhases() {
        fresh.script(seen -> step(seen, 4, Phase.APPROACH));
        ask(1);
        assertThat(agreement().jointErrors().get(1)).isCloseTo(4, within(1e-9));
        assertThat(agreement().score()).isCloseTo(0.6, within(1e-9));
        fresh.script(seen -> step(seen, 0, Phase.GRASP));
        ask(1);
        assertThat(agreement().score()).isCloseTo((0.6 + 0.5) / 2, within(1e-9));
        assertThat(agreement().phaseShare()).isEqualTo(0.5);
        fresh.script(seen -> new PolicyStep.Done(false, ""));
        ask(1);
        assertThat(agreement().score()).isCloseTo((0.6 + 0.5) / 3, within(1e-9));
    }

    /** Learned policies hold the arm still while their models think. */
    @Test
    void whoOnlySaysThatItThinksIsNotCompared() {
        fresh.script(seen -> thinking(seen, 90));
        ask(2);
        assertThat(fresh.runs().getFirst().seen())
                .as("it is asked all the same")
                .hasSize(2);
        assertThat(agreement()).isEqualTo(Agreement.NONE);
        fresh.script(seen -> step(seen, 0, Phase.APPROACH));
        old.script(seen -> thinking(seen, 90));
        ask(2);
        assertThat(agreement()).isEqualTo(Agreement.NONE);
        old.script(seen -> step(seen, 0, Phase.APPROACH));
        ask(1);
        assertThat(agreement().compared()).isOne();
        assertThat(agreement().score()).isEqualTo(1);
    }

    private static PolicyStep thinking(Observation seen, double offset) {
        return new PolicyStep.Move(new ActionChunk(
                seen.nanos(),
                1,
                List.of(JointAngles.of(0, offset, 0, 0, 0, 0)),
                Phase.DETECT,
                OptionalDouble.empty(),
                "thinking",
                true));
    }

    @Test
    void itsFailuresAreCountedAndHurtNobody() {
        fresh.script(seen -> {
            throw new IllegalStateException("no idea");
        });
        ask(2);
        assertThat(rig.find(SlotName.POLICY, "new@2.0.0").latency().failures()).isEqualTo(2);
        assertThat(rig.state(SlotName.POLICY, "new@2.0.0")).isEqualTo(CandidateState.SHADOW);
        assertThat(agreement().score()).isZero();
        assertThat(old.runs()).hasSize(1);
        assertThat(TestBoard.activeId(rig.board.policies())).contains("old@1.0.0");
    }

    @Test
    void theFrameIsHeldForItAndGivenBack() {
        TestFrame frame = new TestFrame(8, 8, 1, 0);
        Observation seen = TestArms.observation(time.nanoTime(), TestArms.READY_TO_THROW, frame);
        run.next(seen);
        frame.close();
        assertThat(frame.holders()).isOne();
        rig.pass(Duration.ofMillis(60));
        assertThat(frame.holders()).isZero();
    }

    @Test
    void promotedItIsActiveAndNoShadowAnyMore() throws SwapRefused {
        ask(1);
        SwapReceipt receipt = rig.board.promote(SlotName.POLICY, "operator", "as good");
        assertThat(receipt.from()).contains("old@1.0.0");
        assertThat(receipt.to()).contains("new@2.0.0");
        assertThat(rig.state(SlotName.POLICY, "new@2.0.0")).isEqualTo(CandidateState.PROBATION);
        assertThatThrownBy(() -> rig.board.promote(SlotName.POLICY, "operator", "again"))
                .isInstanceOf(SwapRefused.class);
    }

    @Test
    void whoLeavesIsNoShadowAnyMore() {
        ask(1);
        rig.board.policies().leave(rig.board.policies().find("new").orElseThrow());
        ask(1);
        assertThat(rig.board.stage().shadow()).isEmpty();
        assertThat(fresh.runs().getFirst().seen()).hasSize(1);
    }

    @Test
    void nobodyIsHisOwnShadowAndOnlyPoliciesHaveOne() {
        assertThatThrownBy(() -> rig.board.shadow(SlotName.POLICY, Optional.of("old")))
                .isInstanceOf(SwapRefused.class);
        assertThatThrownBy(() -> rig.board.shadow(SlotName.CAMERA, Optional.of("old")))
                .isInstanceOf(SwapRefused.class);
        assertThatThrownBy(() -> rig.board.shadow(SlotName.POLICY, Optional.of("nobody")))
                .hasMessageContaining("old@1.0.0, new@2.0.0");
    }
}
