package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapReceipt.Result;
import org.lepetpal.api.telemetry.LoopStretch;
import org.lepetpal.testkit.FakePolicy;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.testkit.TestSettings;
import org.lepetpal.timebase.SteppedTimebase;

/** A policy that took another's place, and what becomes of it. */
class ProbationTest {
    @TempDir
    private Path folder;

    private final SteppedTimebase time = new SteppedTimebase();
    private final FakePolicy old = FakePolicy.serving(List.of("x"), seen -> step(seen, 6));
    private final FakePolicy fresh = FakePolicy.serving(List.of("x"), seen -> step(seen, 6));
    private TestBoard rig;
    private Tenant<Policy> newcomer;

    @BeforeEach
    void swap() {
        rig = new TestBoard(folder, time);
        rig.board.policies().come(rig.policy("old", "1.0.0", 5, old));
        newcomer = rig.policy("new", "2.0.0", 0, fresh);
        rig.board.policies().come(newcomer);
        rig.board.choose(SlotName.POLICY, "new", "to try it");
    }

    private static PolicyStep step(Observation seen, int joints) {
        return new PolicyStep.Move(new ActionChunk(
                seen.nanos(),
                10,
                List.of(JointAngles.of(new double[joints])),
                Phase.APPROACH,
                OptionalDouble.empty(),
                ""));
    }

    private Observation observation() {
        return TestArms.observation(time.nanoTime(), TestArms.READY_TO_THROW);
    }

    private PolicyRun begin() {
        try (Lease<Policy> lease = rig.board.policies().take().orElseThrow()) {
            return lease.service().begin("x");
        }
    }

    private Optional<String> active() {
        return TestBoard.activeId(rig.board.policies());
    }

    @Test
    void whoWorksWellTwentyTimesHasProvedItself() {
        assertThat(rig.state(SlotName.POLICY, "new@2.0.0")).isEqualTo(CandidateState.PROBATION);
        PolicyRun run = begin();
        for (int i = 0; i < 19; i++) {
            run.next(observation());
        }
        rig.pass(Duration.ofSeconds(1));
        assertThat(rig.state(SlotName.POLICY, "new@2.0.0")).isEqualTo(CandidateState.PROBATION);
        run.next(observation());
        rig.pass(Duration.ofMillis(20));
        assertThat(rig.state(SlotName.POLICY, "new@2.0.0")).isEqualTo(CandidateState.ACTIVE);
        assertThat(rig.find(SlotName.POLICY, "new@2.0.0").latency().calls()).isEqualTo(20);
    }

    @Test
    void tenSecondsOfWorkAreProofAndIdleOnesAreNot() {
        rig.pass(Duration.ofMinutes(5));
        assertThat(rig.state(SlotName.POLICY, "new@2.0.0")).isEqualTo(CandidateState.PROBATION);
        begin().next(observation());
        rig.pass(Duration.ofMillis(9_900));
        assertThat(rig.state(SlotName.POLICY, "new@2.0.0")).isEqualTo(CandidateState.PROBATION);
        rig.pass(Duration.ofMillis(100));
        assertThat(rig.state(SlotName.POLICY, "new@2.0.0")).isEqualTo(CandidateState.ACTIVE);
    }

    @Test
    void whoOnlySaysThatItThinksHasProvedNothing() {
        fresh.script(seen -> thinking(seen));
        PolicyRun run = begin();
        for (int i = 0; i < 40; i++) {
            run.next(observation());
            rig.pass(Duration.ofMillis(500));
        }
        assertThat(rig.state(SlotName.POLICY, "new@2.0.0")).isEqualTo(CandidateState.PROBATION);
        assertThat(rig.find(SlotName.POLICY, "new@2.0.0").latency().calls()).isZero();

        fresh.script(seen -> {
            throw new IllegalStateException("the model has thought for more than 1 s");
        });
        assertThatThrownBy(() -> run.next(observation())).isInstanceOf(IllegalStateException.class);
        assertThat(active()).contains("old@1.0.0");
    }

    /** Its answers take no time at all. */
    @Test
    void whoThinksBesideIsJudgedByWhatItTells() {
        List<Duration> told = new ArrayList<>();
        newcomer = rig.policy("beside", "1.0.0", 0, thinkingBeside(told));
        rig.board.policies().come(newcomer);
        rig.board.choose(SlotName.POLICY, "beside", "to try it");
        PolicyRun run = begin();
        for (int i = 0; i < 25; i++) {
            run.next(observation());
        }
        assertThat(rig.state(SlotName.POLICY, "beside@1.0.0")).isEqualTo(CandidateState.PROBATION);
        told.add(Duration.ofMillis(1_500));
        run.next(observation());
        assertThat(rig.find(SlotName.POLICY, "beside@1.0.0").latency().medianNanos())
                .isEqualTo(1_500_000_000);
        told.add(Duration.ofMillis(30_001));
        run.next(observation());
        assertThat(active()).contains("new@2.0.0");
        assertThat(rig.find(SlotName.POLICY, "beside@1.0.0").detail()).startsWith("it took 30001 ms");
    }

    private Policy thinkingBeside(List<Duration> told) {
        return new Policy() {
            @Override
            public PolicyDescription description() {
                return fresh.description();
            }

            @Override
            public PolicyRun begin(String instruction) {
                return new PolicyRun() {
                    @Override
                    public PolicyStep next(Observation seen) {
                        return step(seen, 6);
                    }

                    @Override
                    public Optional<List<Duration>> inferences() {
                        List<Duration> ended = List.copyOf(told);
                        told.clear();
                        return Optional.of(ended);
                    }

                    @Override
                    public void close() {
                        // holds nothing
                    }
                };
            }
        };
    }

    private static PolicyStep thinking(Observation seen) {
        return new PolicyStep.Move(new ActionChunk(
                seen.nanos(),
                10,
                List.of(JointAngles.of(new double[6])),
                Phase.DETECT,
                OptionalDouble.empty(),
                "thinking",
                true));
    }

    @Test
    void anExceptionBringsTheOldOneBackBeforeWhoeverAskedKnows() {
        PolicyRun run = begin();
        fresh.script(seen -> {
            throw new IllegalStateException("no idea");
        });
        assertThatThrownBy(() -> run.next(observation())).hasMessage("no idea");
        assertThat(active()).contains("old@1.0.0");
        assertThat(rig.state(SlotName.POLICY, "new@2.0.0")).isEqualTo(CandidateState.FAILED);
        assertThat(rig.find(SlotName.POLICY, "new@2.0.0").detail())
                .isEqualTo("it threw IllegalStateException: no idea");
        assertThat(rig.state(SlotName.POLICY, "old@1.0.0")).isEqualTo(CandidateState.ACTIVE);
        SwapReceipt receipt = rig.board.receipts().getFirst();
        assertThat(receipt.result()).isEqualTo(Result.ROLLED_BACK);
        assertThat(receipt.requestedBy()).isEqualTo("platform:roll-back");
        assertThat(receipt.reason()).contains("new@2.0.0 failed on probation", "no idea");
        assertThat(receipt.loop().ticks()).isEqualTo(7);
        try (Lease<Policy> lease = rig.board.policies().take().orElseThrow()) {
            assertThat(lease.handOver()).as("a running command leaves it").isTrue();
        }
    }

    @Test
    void whatItDoesNotServeIsNoFaultOfItsOwn() {
        try (Lease<Policy> lease = rig.board.policies().take().orElseThrow()) {
            assertThatThrownBy(() -> lease.service().begin("y")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(active()).contains("new@2.0.0");
    }

    @Test
    void aPathOfThisMachineIsNotTold() {
        fresh.script(seen -> {
            throw new IllegalStateException("/home/me/secret.txt");
        });
        assertThatThrownBy(() -> begin().next(observation())).isInstanceOf(IllegalStateException.class);
        assertThat(rig.find(SlotName.POLICY, "new@2.0.0").detail()).isEqualTo("it threw IllegalStateException");
    }

    @Test
    void notANumberBringsTheOldOneBack() {
        fresh.script(seen -> new PolicyStep.Move(
                new ActionChunk(0, 10, List.of(JointAngles.of(Double.NaN)), Phase.GRASP, OptionalDouble.empty(), "")));
        assertThatThrownBy(() -> begin().next(observation())).isInstanceOf(IllegalArgumentException.class);
        assertThat(active()).contains("old@1.0.0");
        assertThat(rig.find(SlotName.POLICY, "new@2.0.0").detail()).contains("NaN");
    }

    @Test
    void theWrongNumberOfJointsBringsTheOldOneBack() {
        fresh.script(seen -> step(seen, 7));
        assertThatThrownBy(() -> begin().next(observation())).hasMessage("7 joints planned for an arm of 6");
        assertThat(active()).contains("old@1.0.0");
    }

    @Test
    void oneThatEatsTheHeapBringsTheOldOneBackAndEndsNobodyElse() {
        fresh.script(seen -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThatThrownBy(() -> begin().next(observation()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("it threw OutOfMemoryError: Java heap space");
        assertThat(active()).contains("old@1.0.0");
    }

    @Test
    void noStepAtAllBringsTheOldOneBack() {
        fresh.script(seen -> null);
        assertThatThrownBy(() -> begin().next(observation())).hasMessage("it gave no step");
        assertThat(active()).contains("old@1.0.0");
    }

    @Test
    void anAnswerOverTheBudgetBringsTheOldOneBack() {
        PolicyRun run = begin();
        fresh.script(seen -> {
            time.advance(Duration.ofMillis(30_001));
            return step(seen, 6);
        });
        assertThat(run.next(observation())).isNotNull();
        assertThat(active()).contains("old@1.0.0");
        assertThat(rig.find(SlotName.POLICY, "new@2.0.0").detail()).contains("30001 ms", "30000 ms are allowed");
    }

    @Test
    void whoHangsIsReplacedAndWokenWhileItHangs() throws InterruptedException {
        PolicyRun run = begin();
        CountDownLatch asked = new CountDownLatch(1);
        AtomicBoolean woken = new AtomicBoolean();
        fresh.script(seen -> {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                woken.set(true);
            }
            throw new IllegalStateException("woken");
        });
        AtomicBoolean flagLeft = new AtomicBoolean();
        Observation seen = observation();
        Thread worker = Thread.ofPlatform().start(() -> {
            try (Lease<Policy> _ = rig.board.policies().take().orElseThrow()) {
                assertThatThrownBy(() -> run.next(seen)).hasMessage("woken");
            }
            flagLeft.set(Thread.currentThread().isInterrupted());
        });
        asked.await();
        rig.pass(Duration.ofMillis(10_001));
        assertThat(active()).contains("old@1.0.0");
        assertThat(rig.find(SlotName.POLICY, "new@2.0.0").detail()).startsWith("it gave no answer for 10001 ms");
        assertThat(rig.board.receipts().getFirst().result()).isEqualTo(Result.ROLLED_BACK);
        worker.join();
        assertThat(woken).isTrue();
        assertThat(flagLeft).as("what the thread does next is not interrupted").isFalse();
    }

    @Test
    void whoHangsAfterItsFirstAnswerHasNotProvedItself() throws InterruptedException {
        PolicyRun run = begin();
        run.next(observation());
        CountDownLatch asked = new CountDownLatch(1);
        fresh.script(seen -> {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("woken", e);
            }
            return step(seen, 6);
        });
        Observation seen = observation();
        Thread worker = Thread.ofPlatform()
                .start(() -> assertThatThrownBy(() -> run.next(seen)).hasMessage("woken"));
        asked.await();
        rig.pass(Duration.ofMillis(10_000));
        assertThat(rig.state(SlotName.POLICY, "new@2.0.0")).isEqualTo(CandidateState.PROBATION);
        rig.pass(Duration.ofMillis(1));
        assertThat(active()).contains("old@1.0.0");
        worker.join();
    }

    @Test
    void tooManyRefusalsOfTheSafetyKernelBringTheOldOneBack() {
        rig.loop = new LoopStretch(100, 0, 0, 21);
        rig.pass(Duration.ofMillis(20));
        assertThat(active()).as("they were not its own").contains("new@2.0.0");
        begin().next(observation());
        rig.pass(Duration.ofMillis(20));
        assertThat(active()).contains("old@1.0.0");
        assertThat(rig.find(SlotName.POLICY, "new@2.0.0").detail()).contains("refused its plan in 21 ticks");
    }

    @Test
    void theChoiceGoesBackTooAndOutlivesTheRestart() {
        fresh.script(seen -> step(seen, 1));
        assertThatThrownBy(() -> begin().next(observation())).isInstanceOf(IllegalArgumentException.class);
        assertThat(rig.board.choice(SlotName.POLICY)).isEmpty();
        TestBoard restarted = new TestBoard(folder);
        restarted.board.policies().come(restarted.policy("old", "1.0.0", 5, old));
        restarted.board.policies().come(restarted.policy("new", "2.0.0", 0, fresh));
        assertThat(TestBoard.activeId(restarted.board.policies())).contains("old@1.0.0");
    }

    @Test
    void theCulpritIsNotTakenAgainUntilItChangesOrTheOperatorInsists() {
        fresh.script(seen -> step(seen, 1));
        assertThatThrownBy(() -> begin().next(observation())).isInstanceOf(IllegalArgumentException.class);
        rig.board.policies().come(rig.policy("third", "1.0.0", -5, old));
        assertThat(rig.state(SlotName.POLICY, "new@2.0.0")).isEqualTo(CandidateState.FAILED);
        rig.board.choose(SlotName.POLICY, "new", "I insist");
        assertThat(rig.state(SlotName.POLICY, "new@2.0.0")).isEqualTo(CandidateState.PROBATION);
        assertThatThrownBy(() -> begin().next(observation())).isInstanceOf(IllegalArgumentException.class);
        assertThat(active()).contains("old@1.0.0");
        rig.board.policies().describe(newcomer, newcomer.candidate());
        assertThat(rig.state(SlotName.POLICY, "new@2.0.0")).isEqualTo(CandidateState.WARM);
    }

    @Test
    void aNameMeansWhoIsWellAndAnIdWhoeverHasIt() {
        rig.board.policies().come(rig.policy("new", "1.0.0", -5, old));
        fresh.script(seen -> step(seen, 1));
        assertThatThrownBy(() -> begin().next(observation())).isInstanceOf(IllegalArgumentException.class);
        assertThat(active()).contains("old@1.0.0");

        rig.board.choose(SlotName.POLICY, "new", "the one that works");
        assertThat(active()).contains("new@1.0.0");
        assertThat(rig.state(SlotName.POLICY, "new@2.0.0")).isEqualTo(CandidateState.FAILED);

        rig.board.choose(SlotName.POLICY, "new@2.0.0", "I insist");
        assertThat(active()).contains("new@2.0.0");
    }

    @Test
    void whenNothingIsLeftHealthSaysWhy() {
        Tenant<Policy> predecessor = rig.board.policies().find("old").orElseThrow();
        rig.board.policies().leave(predecessor);
        fresh.script(seen -> step(seen, 1));
        assertThatThrownBy(() -> begin().next(observation())).isInstanceOf(IllegalArgumentException.class);
        assertThat(active()).isEmpty();
        assertThat(new PolicyHealth(rig.board).health().status()).isEqualTo(Status.DOWN);
        assertThat(new PolicyHealth(rig.board).health().detail())
                .contains("new@2.0.0 failed: it threw IllegalArgumentException: 1 joints planned");
        assertThat(rig.board.withdrawn(SlotName.POLICY)).singleElement().satisfies(gone -> assertThat(gone.state())
                .isEqualTo(CandidateState.WITHDRAWN));
    }

    @Test
    void theFirstPolicyIsOnNoProbation() {
        TestBoard first = new TestBoard(folder.resolve("other"));
        first.board.policies().come(first.policy("new", "2.0.0", 0, fresh));
        assertThat(first.state(SlotName.POLICY, "new@2.0.0")).isEqualTo(CandidateState.ACTIVE);
    }

    @Test
    void aRunBegunOnWhoLeftIsRefusedByTheSwitchboardItself() {
        PolicyRun run = begin();
        rig.board.choose(SlotName.POLICY, "old", "enough");
        assertThat(run.next(observation())).as("it ends what it began").isNotNull();
        rig.board.policies().leave(newcomer);
        assertThatThrownBy(() -> run.next(observation()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("withdrawn");
    }

    @Test
    void wrongSettingsLeaveTheDefaults() {
        assertThat(ProbationRules.of(TestSettings.of(Config.class))).isEqualTo(ProbationRules.DEFAULT);
        assertThatThrownBy(() -> ProbationRules.of(TestSettings.of(Config.class, Map.of("swap_latency_budget_ms", 5))))
                .hasMessage("SWAP_LATENCY_BUDGET_MS = 5 is not in 10…600000");
    }
}
