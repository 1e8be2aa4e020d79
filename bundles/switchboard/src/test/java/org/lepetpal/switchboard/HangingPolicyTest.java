package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapReceipt.Result;
import org.lepetpal.testkit.FakePolicy;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.testkit.TestSettings;

/** A policy on no probation, for it was the first, never comes back from what it is asked. */
@Timeout(30)
class HangingPolicyTest {
    private static final Duration ALLOWED = Duration.ofSeconds(10);
    private static final Duration MOMENT = Duration.ofMillis(1);

    @TempDir
    private Path folder;

    private final FakePolicy scripted = FakePolicy.serving(List.of("x"), seen -> new PolicyStep.Done(false, "done"));
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger woken = new AtomicInteger();
    private TestBoard rig;
    private PolicyRun run;

    @BeforeEach
    void theFirstHangs() {
        rig = new TestBoard(folder);
        rig.board.policies().come(rig.policy("best", "1.0.0", 10, hanging()));
        rig.board.policies().come(rig.policy("scripted", "1.0.0", 0, scripted));
        try (Lease<Policy> lease = rig.board.policies().take().orElseThrow()) {
            run = lease.service().begin("x");
        }
        assertThat(rig.state(SlotName.POLICY, "best@1.0.0")).isEqualTo(CandidateState.ACTIVE);
    }

    @AfterEach
    void release() {
        released.countDown();
    }

    /** Whoever asks it what to do, or closes it, waits until the test is over, or is woken. */
    private Policy hanging() {
        return new Policy() {
            @Override
            public PolicyDescription description() {
                return scripted.description();
            }

            @Override
            public PolicyRun begin(String instruction) {
                return new HangingRun();
            }
        };
    }

    private final class HangingRun implements PolicyRun {
        @Override
        public PolicyStep next(Observation observation) {
            hang();
            return new PolicyStep.Done(false, "at last");
        }

        @Override
        public void close() {
            hang();
        }
    }

    private void hang() {
        try {
            released.await();
        } catch (InterruptedException e) {
            woken.incrementAndGet();
            throw new IllegalStateException("woken", e);
        }
    }

    /** @return what it throws, once it returns */
    private CompletableFuture<Throwable> ask() {
        return aside(() -> run.next(TestArms.observation(0, TestArms.READY_TO_THROW)));
    }

    private CompletableFuture<Throwable> aside(Runnable call) {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Conduct conduct = conduct();
        Thread.ofPlatform().start(() -> {
            Throwable found = catchThrowable(call::run);
            thrown.complete(found == null ? new AssertionError("it answered") : found);
        });
        while (conduct.owing(rig.time.nanoTime()).isEmpty()) {
            Thread.onSpinWait();
        }
        return thrown;
    }

    private Conduct conduct() {
        return rig.board.policies().find("best").orElseThrow().conduct();
    }

    private Optional<String> active() {
        return TestBoard.activeId(rig.board.policies());
    }

    private ComponentHealth health() {
        return new PolicyHealth(rig.board).health();
    }

    @Test
    void anotherTakesItsPlaceAndWhatItWasAskedFor() throws Exception {
        CompletableFuture<Throwable> thrown = ask();
        rig.pass(ALLOWED);
        assertThat(active()).contains("best@1.0.0");
        rig.pass(MOMENT);

        try (Lease<Policy> lease = rig.board.policies().take().orElseThrow()) {
            assertThat(lease.candidate().id()).isEqualTo("scripted@1.0.0");
            assertThat(lease.handOver()).as("a running command leaves it").isTrue();
        }
        assertThat(rig.find(SlotName.POLICY, "best@1.0.0").detail())
                .startsWith("it gave no answer for 10001 ms, and 10000 ms are allowed");
        SwapReceipt receipt = rig.board.receipts().getFirst();
        assertThat(receipt.result()).isEqualTo(Result.ROLLED_BACK);
        assertThat(receipt.reason()).startsWith("best@1.0.0 failed: it gave no answer");
        assertThat(thrown.get())
                .as("told apart from what a policy throws by itself")
                .isInstanceOf(CancellationException.class)
                .hasMessage("woken");
    }

    /** As other languages do, in which nothing need be declared. */
    @Test
    void whoIsWokenMayThrowWhateverItLikes() throws Exception {
        CompletableFuture<Throwable> thrown = aside(() -> conduct()
                .ask(
                        () -> {
                            try {
                                return released.await(1, TimeUnit.DAYS);
                            } catch (InterruptedException e) {
                                throw HangingPolicyTest.<RuntimeException>undeclared(e);
                            }
                        },
                        (_, _) -> List.of()));
        rig.pass(ALLOWED.plus(MOMENT));
        assertThat(thrown.get())
                .isInstanceOf(CancellationException.class)
                .hasCauseInstanceOf(InterruptedException.class);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E undeclared(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void soItIsForOneThatNeverEndsWhatItBegan() throws Exception {
        CompletableFuture<Throwable> thrown = aside(run::close);
        rig.pass(ALLOWED);
        rig.pass(MOMENT);
        assertThat(active()).contains("scripted@1.0.0");
        assertThat(thrown.get()).hasMessage("woken");
    }

    @Test
    void oneThatWasSwappedAwayHasFailedTooAndItsCommandIsHandedOver() throws Exception {
        CompletableFuture<Throwable> thrown = ask();
        rig.board.choose(SlotName.POLICY, "scripted", "this one, with the next command");
        rig.pass(ALLOWED);
        assertThat(rig.state(SlotName.POLICY, "best@1.0.0")).isEqualTo(CandidateState.WARM);
        rig.pass(MOMENT);

        try (Lease<Policy> lease = rig.board.policies().take().orElseThrow()) {
            assertThat(lease.candidate().id()).isEqualTo("scripted@1.0.0");
            assertThat(lease.handOver()).as("the command that began before").isTrue();
        }
        assertThat(rig.find(SlotName.POLICY, "best@1.0.0").detail())
                .startsWith("it gave no answer for 10001 ms, and 10000 ms are allowed");
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
    }

    @Test
    void norDoesItKeepOthersFromServingWhereNoFallbackIsWanted() throws Exception {
        rig.rules = ProbationRules.of(TestSettings.of(Config.class, Map.of("policy_fallback", false)));
        CompletableFuture<Throwable> thrown = ask();
        rig.board.choose(SlotName.POLICY, "scripted", "this one");
        rig.pass(ALLOWED.plus(MOMENT));
        thrown.get();
        rig.board.swap(new SwapOrder(Map.of(SlotName.POLICY, List.of()), "operator", "as it comes", false, false));
        assertThat(active()).contains("scripted@1.0.0");
        assertThat(rig.state(SlotName.POLICY, "best@1.0.0")).isEqualTo(CandidateState.FAILED);
    }

    @Test
    void withoutAnotherNobodyServesUntilItHasAnswered() throws Exception {
        rig.board.policies().leave(rig.board.policies().find("scripted").orElseThrow());
        assertThat(health().status()).isEqualTo(Status.OK);
        CountDownLatch stubborn = new CountDownLatch(1);
        CompletableFuture<Throwable> thrown = aside(() -> conduct().end(() -> heedNothing(stubborn)));
        rig.pass(ALLOWED);
        assertThat(health().status()).isEqualTo(Status.OK);
        for (int i = 0; i < 1000; i++) {
            rig.pass(Duration.ofMillis(20));
        }

        assertThat(active()).isEmpty();
        assertThat(health().status()).isEqualTo(Status.DOWN);
        assertThat(health().detail())
                .isEqualTo("no policy is active: best@1.0.0 failed: it gave no answer for 10020 ms, and 10000 ms are"
                        + " allowed; it has kept a thread for 30 s, which only a restart ends if it never answers");
        stubborn.countDown();
        thrown.get();
        assertThat(woken).as("once").hasValue(1);
        rig.pass(Duration.ofSeconds(40));
        rig.pass(Duration.ofSeconds(40));
        assertThat(active()).contains("best@1.0.0");
        assertThat(health().status()).isEqualTo(Status.DEGRADED);
    }

    private void heedNothing(CountDownLatch until) {
        while (until.getCount() > 0) {
            try {
                until.await();
            } catch (InterruptedException e) {
                woken.incrementAndGet();
            }
        }
    }

    @Test
    void whereNoFallbackIsWantedNobodyServesAndHealthSaysWhy() throws Exception {
        rig.rules = ProbationRules.of(TestSettings.of(Config.class, Map.of("policy_fallback", false)));
        CompletableFuture<Throwable> thrown = ask();
        rig.pass(ALLOWED.plus(MOMENT));
        thrown.get();
        assertThat(active()).isEmpty();
        assertThat(health().status()).isEqualTo(Status.DOWN);
        assertThat(health().detail()).contains("best@1.0.0 failed: it gave no answer for 10001 ms");
    }

    @Test
    void howLongAnAnswerMayBeOwedIsSet() throws Exception {
        rig.rules = ProbationRules.of(TestSettings.of(Config.class, Map.of("policy_budget_ms", 500)));
        CompletableFuture<Throwable> thrown = ask();
        rig.pass(Duration.ofMillis(501));
        assertThat(active()).contains("scripted@1.0.0");
        thrown.get();
    }

    /** Or there would be nothing left to hand over. */
    @Test
    void outOfTheBoxHalfOfACommandsTimeIsLeftToWhoTakesItOver() {
        assertThat(ProbationRules.DEFAULT.in(SlotName.POLICY).owedNanos())
                .isLessThanOrEqualTo(CommandRequest.DEFAULT_TIMEOUT.toNanos() / 2);
    }

    @Test
    void aDetectorHasABudgetOfItsOwn() {
        assertThat(ProbationRules.DEFAULT.in(SlotName.DETECTOR).owedNanos())
                .isEqualTo(Duration.ofSeconds(5).toNanos());
    }
}
