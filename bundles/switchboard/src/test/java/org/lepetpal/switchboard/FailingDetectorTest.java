package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapReceipt.Result;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.api.telemetry.LoopStretch;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.testkit.TestFrame;
import org.lepetpal.testkit.TestSettings;

/** A detector that does badly is found out and not asked any more, and the others look on. */
class FailingDetectorTest {
    @TempDir
    private Path folder;

    private final Eye color = new Eye("ball");
    private final Eye bad = new Eye("dog");
    private TestBoard rig;
    private Tenant<Detector> tenant;

    private static final class Eye implements Detector {
        private final Set<String> classes;
        private volatile Runnable look = () -> {};
        private volatile List<Detection> answer = List.of();

        Eye(String label) {
            this.classes = Set.of(label);
        }

        @Override
        public Set<String> classes() {
            return classes;
        }

        @Override
        public List<Detection> detect(Frame frame) {
            look.run();
            return answer;
        }
    }

    @BeforeEach
    void twoDetectors() {
        rig = new TestBoard(folder);
        tenant = rig.detector("bad", bad);
        rig.board.detectors().come(tenant);
        rig.board.detectors().come(rig.detector("color", color));
    }

    private void look() {
        look(tenant.service());
    }

    private static void look(Detector detector) {
        detector.detect(new TestFrame(2, 2, 1, 1));
    }

    private void fail(int times) {
        bad.look = () -> {
            throw new IllegalStateException("no idea");
        };
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(this::look).hasMessage("no idea");
        }
        bad.look = () -> {};
    }

    private List<String> active() {
        return rig.board.detectors().takeAll().stream()
                .map(lease -> {
                    lease.close();
                    return lease.candidate().id();
                })
                .toList();
    }

    private void choose(String... names) throws SwapRefused {
        rig.board.swap(new SwapOrder(Map.of(SlotName.DETECTOR, List.of(names)), "operator", "to try", true, false));
    }

    @Test
    void whoFailsTenTimesInARowIsNotAskedAnyMoreAndThereIsAReceipt() {
        fail(9);
        assertThat(active()).containsExactly("bad@1.0.0", "color@1.0.0");
        look();
        fail(9);
        assertThat(rig.state(SlotName.DETECTOR, "bad@1.0.0")).isEqualTo(CandidateState.ACTIVE);
        fail(1);

        assertThat(active()).containsExactly("color@1.0.0");
        assertThat(rig.state(SlotName.DETECTOR, "bad@1.0.0")).isEqualTo(CandidateState.FAILED);
        assertThat(rig.find(SlotName.DETECTOR, "bad@1.0.0").detail())
                .isEqualTo("it threw IllegalStateException: no idea");
        SwapReceipt receipt = rig.board.receipts().getFirst();
        assertThat(receipt.result()).isEqualTo(Result.ROLLED_BACK);
        assertThat(receipt.reason()).isEqualTo("bad@1.0.0 failed: it threw IllegalStateException: no idea");
        assertThat(new DetectorsHealth(rig.board).health().status()).isEqualTo(Status.DEGRADED);
    }

    @Test
    void whoSaysNothingHasNotSaidThatNobodyIsThere() {
        bad.answer = null;
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(this::look).hasMessage("it gave no answer");
        }
        assertThat(active()).containsExactly("color@1.0.0");
    }

    @Test
    void norHasWhoCountsNothingAmongWhatItFound() {
        bad.answer = Arrays.asList((Detection) null);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(this::look).hasMessage("it gave a detection that is none");
        }
        assertThat(active()).containsExactly("color@1.0.0");
    }

    @Test
    void whateverItThrowsIsAFailureAndEndsNobodyElse() {
        for (Throwable thrown : List.of(new AssertionError("impossible"), new IOException("undeclared"))) {
            bad.look = () -> FailingDetectorTest.<RuntimeException>raise(thrown);
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(this::look)
                        .isInstanceOf(IllegalStateException.class)
                        .hasCause(thrown);
            }
            assertThat(active()).containsExactly("color@1.0.0");
            rig.board.detectors().describe(tenant, tenant.candidate());
        }
    }

    /** As other languages do, in which nothing need be declared. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void raise(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void theOnlyOneFailsTooAndIsTriedAgainAfterTenSeconds() {
        rig.board.detectors().leave(rig.board.detectors().find("color").orElseThrow());
        fail(10);
        assertThat(active()).isEmpty();
        assertThat(new DetectorsHealth(rig.board).health().status()).isEqualTo(Status.DOWN);
        rig.pass(Duration.ofMillis(20));
        rig.pass(Duration.ofMillis(9_900));
        assertThat(active()).isEmpty();
        rig.pass(Duration.ofMillis(200));
        assertThat(active()).containsExactly("bad@1.0.0");
    }

    @Test
    void whoFailsAgainAndAgainIsTriedEverLessOftenAndFillsNoHistory() {
        blind();
        List<SwapReceipt> before = rig.board.receipts();
        for (Duration wait : List.of(
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(40),
                Duration.ofSeconds(80),
                Duration.ofSeconds(160),
                Duration.ofSeconds(320),
                Duration.ofMinutes(10),
                Duration.ofMinutes(10))) {
            await(wait);
            fail(10);
            assertThat(active()).isEmpty();
        }
        assertThat(rig.board.receipts()).isEqualTo(before);
    }

    @Test
    void whoLooksAgainHasAReceiptAndIsTriedAsSoonAsBeforeWhenItFailsAgain() {
        blind();
        await(Duration.ofSeconds(10));
        fail(10);
        await(Duration.ofSeconds(20));
        for (int i = 0; i < 20; i++) {
            look();
        }
        rig.pass(Duration.ofMillis(20));
        SwapReceipt receipt = rig.board.receipts().getFirst();
        assertThat(receipt.reason()).isEqualTo("bad@1.0.0 works again");
        assertThat(receipt.result()).isEqualTo(Result.DONE);
        assertThat(receipt.from()).isEmpty();
        assertThat(receipt.to()).contains("bad@1.0.0");

        fail(10);
        assertThat(rig.board.receipts().getFirst().reason()).startsWith("bad@1.0.0 failed");
        await(Duration.ofSeconds(10));
    }

    @Test
    void whoAnswersNowAndThenFillsNoHistoryEither() {
        blind();
        List<SwapReceipt> before = rig.board.receipts();
        await(Duration.ofSeconds(10));
        look();
        fail(9);
        look();
        fail(10);
        await(Duration.ofSeconds(20));
        assertThat(rig.board.receipts()).isEqualTo(before);
    }

    @Test
    void whoeverComesMakesItBeTriedAsSoonAsAtFirst() {
        blind();
        await(Duration.ofSeconds(10));
        fail(10);
        Tenant<Detector> third = rig.detector("third", new Eye("cat"));
        rig.board.detectors().come(third);
        rig.pass(Duration.ofMillis(20));
        rig.board.detectors().leave(third);
        await(Duration.ofSeconds(10));
    }

    @Test
    void whoIsChosenWhileItIsTriedFailsWithAReceipt() throws SwapRefused {
        blind();
        await(Duration.ofSeconds(10));
        fail(10);
        choose("bad");
        fail(10);
        assertThat(rig.board.receipts().getFirst().reason()).startsWith("bad@1.0.0 failed");
        assertThat(rig.board.receipts().get(1).requestedBy()).isEqualTo("operator");
    }

    /** The only one that there is fails. */
    private void blind() {
        rig.board.detectors().leave(rig.board.detectors().find("color").orElseThrow());
        fail(10);
        assertThat(active()).isEmpty();
        // What the loop did meanwhile is told by now.
        rig.pass(Duration.ofMillis(200));
    }

    /** It is tried after that span, since it was seen to be blind, and no sooner. */
    private void await(Duration wait) {
        rig.pass(Duration.ofMillis(20));
        rig.pass(wait.minusMillis(220));
        assertThat(active()).as("sooner than after %s", wait).isEmpty();
        rig.pass(Duration.ofMillis(220));
        assertThat(active()).as("after %s", wait).containsExactly("bad@1.0.0");
    }

    @Test
    void itComesBackWhenItChangesOrIsChosen() throws SwapRefused {
        fail(10);
        rig.board.detectors().describe(tenant, tenant.candidate());
        assertThat(active()).contains("bad@1.0.0");
        fail(10);
        choose("bad", "color");
        assertThat(active()).containsExactly("bad@1.0.0", "color@1.0.0");
        fail(9);
        assertThat(active()).contains("bad@1.0.0");
    }

    @Test
    void aChoiceWhoseDetectorsHaveAllFailedBlindsNobody() throws SwapRefused {
        choose("bad");
        for (int i = 0; i < 20; i++) {
            look();
        }
        rig.pass(Duration.ofMillis(20));
        assertThat(active()).containsExactly("bad@1.0.0");
        fail(10);
        assertThat(active()).containsExactly("color@1.0.0");
    }

    @Test
    void aNewcomerThatReplacesAnotherIsOnProbationAndTheChoiceOfBeforeComesBack() throws SwapRefused {
        choose("color");
        choose("bad");
        assertThat(rig.state(SlotName.DETECTOR, "bad@1.0.0")).isEqualTo(CandidateState.PROBATION);
        fail(1);
        assertThat(active()).containsExactly("color@1.0.0");
        assertThat(rig.board.choice(SlotName.DETECTOR)).containsExactly("color");
        assertThat(rig.board.receipts().getFirst().reason()).contains("bad@1.0.0 failed on probation: it threw");
    }

    @Test
    void whatTheArmIsRefusedMeanwhileIsNoFaultOfADetector() throws SwapRefused {
        choose("color");
        choose("bad");
        look();
        rig.loop = new LoopStretch(700, 0, 0, 700);
        rig.pass(Duration.ofMillis(20));
        assertThat(active()).containsExactly("bad@1.0.0");
    }

    @Test
    void anotherOneThatGoesEndsNoProbation() throws SwapRefused {
        Tenant<Detector> third = rig.detector("third", new Eye("cat"));
        rig.board.detectors().come(third);
        choose("color");
        choose("bad", "third");
        rig.board.detectors().leave(third);
        assertThat(active()).containsExactly("bad@1.0.0");
        assertThat(rig.state(SlotName.DETECTOR, "bad@1.0.0")).isEqualTo(CandidateState.PROBATION);
    }

    @Test
    void aNewerVersionThatFailsGivesWayToTheOlderOne() {
        Tenant<Detector> newer = rig.detector("color", "2.0.0", bad);
        rig.board.detectors().come(newer);
        assertThat(rig.state(SlotName.DETECTOR, "color@2.0.0")).isEqualTo(CandidateState.PROBATION);
        bad.look = () -> {
            throw new IllegalStateException("no idea");
        };
        assertThatThrownBy(() -> look(newer.service())).hasMessage("no idea");
        assertThat(active()).containsExactly("bad@1.0.0", "color@1.0.0");
    }

    @Test
    @Timeout(30)
    void whoGivesNoAnswerWithinItsBudgetHasFailedAndItsThreadIsTold() throws InterruptedException {
        CountDownLatch released = new CountDownLatch(1);
        Thread asking = hang(released);

        rig.pass(Duration.ofMillis(4_999));
        assertThat(active()).contains("bad@1.0.0");
        rig.pass(Duration.ofMillis(2));
        assertThat(active()).containsExactly("color@1.0.0");
        rig.pass(Duration.ofSeconds(7));
        assertThat(rig.find(SlotName.DETECTOR, "bad@1.0.0").detail())
                .isEqualTo(
                        "it gave no answer for 5001 ms, and 5000 ms are allowed; it has kept a thread for 12 s, which"
                                + " only a restart ends if it never answers");
        assertThat(rig.board.receipts().getFirst().result()).isEqualTo(Result.ROLLED_BACK);

        rig.board.detectors().leave(tenant);
        assertThat(rig.board.withdrawn(SlotName.DETECTOR).getFirst().detail())
                .isEqualTo(
                        "its service has gone, and it still owes an answer: what it keeps is free when it gives it, or"
                                + " with a restart");
        released.countDown();
        asking.join();
    }

    @Test
    @Timeout(30)
    void whoWasSwappedAwayWhileItHungHasFailedToo() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        Thread asking = hang(released);
        choose("color");
        assertThat(rig.board.receipts().getFirst().result()).isEqualTo(Result.LEASES_OUT);
        rig.pass(Duration.ofSeconds(6));
        assertThat(rig.state(SlotName.DETECTOR, "bad@1.0.0")).isEqualTo(CandidateState.FAILED);
        released.countDown();
        asking.join();
    }

    @Test
    @Timeout(30)
    void whoHeedsTheInterruptKeepsNoThread() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        bad.look = () -> {
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        };
        Thread asking =
                Thread.ofPlatform().start(() -> assertThatThrownBy(this::look).hasMessage("interrupted"));
        begun.await();
        rig.pass(Duration.ofSeconds(6));
        asking.join();
        assertThat(rig.find(SlotName.DETECTOR, "bad@1.0.0").detail())
                .isEqualTo("it gave no answer for 6000 ms, and 5000 ms are allowed");
    }

    /** Who leased it before may come to his turn only then. */
    @Test
    @Timeout(30)
    void whoHangsWhenItHasFailedAlreadyIsGivenUpTooAndTriedAgain() throws InterruptedException {
        rig.board.detectors().leave(rig.board.detectors().find("color").orElseThrow());
        try (Lease<Detector> lease = rig.board.detectors().take().orElseThrow()) {
            fail(10);
            CountDownLatch begun = new CountDownLatch(1);
            bad.look = () -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("interrupted", e);
                }
            };
            Thread asking = Thread.ofPlatform()
                    .start(() -> assertThatThrownBy(() -> look(lease.service())).hasMessage("interrupted"));
            begun.await();
            rig.pass(Duration.ofSeconds(6));
            asking.join();
        }
        assertThat(rig.find(SlotName.DETECTOR, "bad@1.0.0").detail())
                .isEqualTo("it threw IllegalStateException: no idea");
        rig.pass(Duration.ofSeconds(20));
        assertThat(active()).containsExactly("bad@1.0.0");
    }

    /** It hangs, and heeds no interrupt. */
    private Thread hang(CountDownLatch released) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        bad.look = () -> {
            begun.countDown();
            while (released.getCount() > 0) {
                try {
                    released.await(10, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    // heeded by nobody
                    continue;
                }
            }
        };
        Thread asking = Thread.ofPlatform().start(() -> {
            try (Lease<Detector> lease = rig.board.detectors().take().orElseThrow()) {
                look(lease.service());
            }
        });
        begun.await();
        return asking;
    }

    @Test
    void whatADetectorHasToKeepToIsSet() {
        rig.rules = ProbationRules.of(
                TestSettings.of(Config.class, Map.of("detector_failures_max", 1, "detector_budget_ms", 100)));
        fail(1);
        assertThat(active()).containsExactly("color@1.0.0");
        assertThatThrownBy(() -> ProbationRules.of(TestSettings.of(Config.class, Map.of("detector_budget_ms", 5))))
                .hasMessage("DETECTOR_BUDGET_MS = 5 is not in 100…60000");
    }
}
