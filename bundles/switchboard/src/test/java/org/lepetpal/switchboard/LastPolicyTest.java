package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.testkit.FakePolicy;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.testkit.TestSettings;

/** The only policy that may serve fails: nobody serves, health says why, and it is tried again, ever less often. */
class LastPolicyTest {
    private static final Duration WATCH = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private final FakePolicy only = FakePolicy.serving(List.of("x"), seen -> new PolicyStep.Done(false, "done"));
    private TestBoard rig;

    @BeforeEach
    void onePolicy() {
        rig = new TestBoard(folder);
        rig.board.policies().come(rig.policy("only", "1.0.0", 0, only));
    }

    private void serve() {
        try (Lease<Policy> lease = rig.board.policies().take().orElseThrow();
                PolicyRun run = lease.service().begin("x")) {
            run.next(TestArms.observation(0, TestArms.READY_TO_THROW));
        }
    }

    private void fail() {
        only.script(seen -> {
            throw new IllegalStateException("no idea");
        });
        assertThatThrownBy(this::serve).hasMessage("no idea");
        only.script(seen -> new PolicyStep.Done(false, "done"));
    }

    private Optional<String> active() {
        return TestBoard.activeId(rig.board.policies());
    }

    private ComponentHealth health() {
        return new PolicyHealth(rig.board).health();
    }

    /** It is tried after that span, since nobody was seen to serve, and no sooner. */
    private void await(Duration wait) {
        rig.pass(WATCH);
        rig.pass(wait.minus(WATCH.multipliedBy(2)));
        assertThat(active()).as("sooner than after %s", wait).isEmpty();
        rig.pass(WATCH.multipliedBy(2));
        assertThat(active()).as("after %s", wait).contains("only@1.0.0");
    }

    @Test
    void nobodyServesAndHealthSaysWhy() {
        fail();
        assertThat(active()).isEmpty();
        assertThat(rig.state(SlotName.POLICY, "only@1.0.0")).isEqualTo(CandidateState.FAILED);
        assertThat(health())
                .isEqualTo(ComponentHealth.of(
                        "policy",
                        Status.DOWN,
                        "no policy is active: only@1.0.0 failed: it threw IllegalStateException: no idea"));
        assertThat(rig.board.receipts().getFirst().to()).isEmpty();
    }

    @Test
    void itIsTriedAgainAndHealthDoubtsItUntilItHasAnsweredWell() {
        fail();
        await(Duration.ofSeconds(10));
        assertThat(health())
                .isEqualTo(ComponentHealth.of(
                        "policy",
                        Status.DEGRADED,
                        "only@1.0.0: it is tried again after it threw IllegalStateException: no idea"));
        assertThat(rig.find(SlotName.POLICY, "only@1.0.0").detail()).startsWith("it is tried again after it threw");
        for (int i = 0; i < 20; i++) {
            assertThat(health().status()).isEqualTo(Status.DEGRADED);
            serve();
        }
        assertThat(health()).isEqualTo(ComponentHealth.of("policy", Status.OK, "only@1.0.0"));
        rig.pass(WATCH);
        assertThat(rig.board.receipts().getFirst().reason()).isEqualTo("only@1.0.0 works again");
    }

    @Test
    void whoFailsAgainAndAgainIsTriedEverLessOftenAndFillsNoHistory() {
        fail();
        // What the loop did meanwhile is told by now.
        rig.pass(Duration.ofMillis(200));
        List<SwapReceipt> before = rig.board.receipts();
        for (Duration wait : List.of(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40))) {
            rig.pass(WATCH);
            rig.pass(wait.minusMillis(300));
            assertThat(active()).as("sooner than after %s", wait).isEmpty();
            rig.pass(Duration.ofMillis(300));
            assertThat(active()).as("after %s", wait).contains("only@1.0.0");
            fail();
            assertThat(active()).isEmpty();
        }
        assertThat(rig.board.receipts()).isEqualTo(before);
    }

    @Test
    void oneThatServesOnlyWhenItIsChosenKeepsItFromNothing() {
        rig.board.policies().come(rig.policy("modest", "1.0.0", -1, only));
        fail();
        await(Duration.ofSeconds(10));
        assertThat(rig.state(SlotName.POLICY, "modest@1.0.0")).isEqualTo(CandidateState.WARM);
    }

    @Test
    void whoeverElseComesServesAtOnceAndItIsTriedNoMore() {
        fail();
        rig.board.policies().come(rig.policy("other", "1.0.0", 0, only));
        assertThat(active()).contains("other@1.0.0");
        rig.pass(Duration.ofMinutes(20));
        assertThat(rig.state(SlotName.POLICY, "only@1.0.0")).isEqualTo(CandidateState.FAILED);
        assertThat(health().status()).isEqualTo(Status.OK);
    }

    @Test
    void theOperatorMayInsistAtOnce() {
        fail();
        rig.board.choose(SlotName.POLICY, "only", "I insist");
        assertThat(active()).contains("only@1.0.0");
        assertThat(health().status()).isEqualTo(Status.OK);
    }

    @Test
    void whereNoFallbackIsWantedItWaitsForTheOperator() {
        rig.rules = ProbationRules.of(TestSettings.of(Config.class, Map.of("policy_fallback", false)));
        fail();
        rig.pass(WATCH);
        rig.pass(Duration.ofMinutes(20));
        assertThat(active()).isEmpty();
    }
}
