package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapReceipt.Result;
import org.lepetpal.testkit.FakePolicy;
import org.lepetpal.testkit.TestSettings;

/** The active policy fails although it is on no probation: it was the first, or has passed it. */
class FallbackTest {
    @TempDir
    private Path folder;

    private final FakePolicy scripted = FakePolicy.serving(List.of("x"), seen -> {
        throw new AssertionError("nobody asks it");
    });
    private TestBoard rig;
    private Tenant<Policy> best;

    @BeforeEach
    void twoPolicies() {
        rig = new TestBoard(folder);
        best = rig.policy("best", "1.0.0", 10, failing());
        rig.board.policies().come(best);
        rig.board.policies().come(rig.policy("scripted", "1.0.0", 0, scripted));
        assertThat(rig.state(SlotName.POLICY, "best@1.0.0")).isEqualTo(CandidateState.ACTIVE);
    }

    /** One that cannot even begin. */
    private Policy failing() {
        return new Policy() {
            @Override
            public PolicyDescription description() {
                return scripted.description();
            }

            @Override
            public PolicyRun begin(String instruction) {
                throw new IllegalStateException("no idea");
            }
        };
    }

    private void fail() {
        try (Lease<Policy> lease = rig.board.policies().take().orElseThrow()) {
            assertThatThrownBy(() -> lease.service().begin("x")).hasMessage("no idea");
        }
    }

    private Optional<String> active() {
        return TestBoard.activeId(rig.board.policies());
    }

    @Test
    void theNextBestTakesItsPlaceBeforeWhoeverAskedKnows() {
        fail();

        assertThat(active()).contains("scripted@1.0.0");
        assertThat(rig.state(SlotName.POLICY, "scripted@1.0.0")).isEqualTo(CandidateState.ACTIVE);
        assertThat(rig.find(SlotName.POLICY, "best@1.0.0").detail())
                .isEqualTo("it threw IllegalStateException: no idea");
        SwapReceipt receipt = rig.board.receipts().getFirst();
        assertThat(receipt.result()).isEqualTo(Result.ROLLED_BACK);
        assertThat(receipt.reason()).isEqualTo("best@1.0.0 failed: it threw IllegalStateException: no idea");
    }

    @Test
    void itComesBackOnlyWhenItIsChosenOrChanges() {
        fail();
        rig.board.policies().come(rig.policy("third", "1.0.0", -5, scripted));
        assertThat(active()).contains("scripted@1.0.0");

        rig.board.choose(SlotName.POLICY, "best", "I insist");
        assertThat(active()).contains("best@1.0.0");
        fail();
        assertThat(active()).contains("scripted@1.0.0");

        rig.board.policies().describe(best, best.candidate());
        assertThat(active()).contains("best@1.0.0");
    }

    @Test
    void whoServesOnlyWhenItIsChosenTakesNobodysPlace() {
        rig.board.policies().leave(rig.board.policies().find("scripted").orElseThrow());
        rig.board.policies().come(rig.policy("modest", "1.0.0", -1, scripted));
        fail();

        assertThat(active()).isEmpty();
    }

    @Test
    void whereNoFallbackIsWantedNobodyTakesItsPlaceUntilTheOperatorSaysSo() {
        rig.rules = ProbationRules.of(TestSettings.of(Config.class, Map.of("policy_fallback", false)));
        fail();

        assertThat(active()).isEmpty();
        assertThat(new PolicyHealth(rig.board).health().detail()).contains("best@1.0.0 failed: it threw");
        rig.board.policies().come(rig.policy("third", "1.0.0", 5, scripted));
        assertThat(active()).isEmpty();

        rig.board.choose(SlotName.POLICY, "scripted", "then this one");
        assertThat(active()).contains("scripted@1.0.0");
    }

    @Test
    void whereNoFallbackIsWantedItsNameIsWordEnoughForItsNamesake() {
        rig.rules = ProbationRules.of(TestSettings.of(Config.class, Map.of("policy_fallback", false)));
        rig.board.policies().come(rig.policy("best", "0.9.0", 10, scripted));
        fail();
        assertThat(active()).isEmpty();

        rig.board.choose(SlotName.POLICY, "best", "the one that works");
        assertThat(active()).contains("best@0.9.0");
        assertThat(rig.state(SlotName.POLICY, "best@1.0.0")).isEqualTo(CandidateState.FAILED);
    }

    @Test
    void whoIsOnlyAShadowIsNotDeposedAndNorIsWhoHasBeenReplaced() {
        rig.board.choose(SlotName.POLICY, "scripted", "this one");
        assertThatThrownBy(() -> best.service().begin("x")).hasMessage("no idea");

        assertThat(rig.state(SlotName.POLICY, "best@1.0.0")).isEqualTo(CandidateState.WARM);
    }
}
