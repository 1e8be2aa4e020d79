package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.testkit.FakePolicy;

/** A shadow that is promoted is the operator's choice from then on: by its name, and by its version where that alone means it. */
class PromotionTest {
    @TempDir
    private Path folder;

    private TestBoard rig;

    @BeforeEach
    void aShadow() throws SwapRefused {
        rig = new TestBoard(folder);
        come("old", "1.0.0");
        come("wave", "1.0.0");
        rig.board.shadow(SlotName.POLICY, Optional.of("wave"));
    }

    private void come(String name, String version) {
        Policy policy = FakePolicy.serving(List.of("x"), seen -> {
            throw new AssertionError("nobody asks it");
        });
        rig.board.policies().come(rig.policy(name, version, name.equals("old") ? 5 : 0, policy));
    }

    private void leave(String id) {
        rig.board.policies().leave(rig.board.policies().find(id).orElseThrow());
    }

    private void promote() throws SwapRefused {
        rig.board.promote(SlotName.POLICY, "operator", "as good");
    }

    private List<String> choice() {
        return rig.board.choice(SlotName.POLICY);
    }

    private Optional<String> active() {
        return TestBoard.activeId(rig.board.policies());
    }

    private ComponentHealth health() {
        return new PolicyHealth(rig.board).health();
    }

    @Test
    void itIsNotPinnedAndItsUpdateServesInItsPlace() throws SwapRefused {
        promote();
        assertThat(active()).contains("wave@1.0.0");
        assertThat(choice()).containsExactly("wave");
        leave("wave@1.0.0");
        come("wave", "1.1.0");
        assertThat(active()).contains("wave@1.1.0");
        assertThat(health().detail()).doesNotContain("chosen");
    }

    @Test
    void anOlderVersionIsMeantByItsVersionAlone() throws SwapRefused {
        come("wave", "2.0.0");
        promote();
        assertThat(choice()).containsExactly("wave@1.0.0");
        assertThat(active()).contains("wave@1.0.0");
    }

    @Test
    void oneThatFailedIsMeantByItsVersionAloneWhereAnotherOneOfItsNameIsWell() throws SwapRefused {
        come("wave", "0.9.0");
        rig.board.policies().find("wave@1.0.0").orElseThrow().fail("threw something");
        promote();
        assertThat(choice()).containsExactly("wave@1.0.0");
        assertThat(active()).contains("wave@1.0.0");
    }

    @Test
    void aVersionThatWasChosenAndHasGoneIsToldOf() {
        rig.board.choose(SlotName.POLICY, "wave@1.0.0", "this very one");
        assertThat(health().detail()).isEqualTo("wave@1.0.0, on probation");
        leave("wave@1.0.0");
        assertThat(health())
                .isEqualTo(
                        ComponentHealth.of("policy", Status.OK, "old@1.0.0; wave@1.0.0 was chosen and is not there"));
        leave("old@1.0.0");
        assertThat(health().status()).isEqualTo(Status.DOWN);
        assertThat(health().detail()).endsWith("; wave@1.0.0 was chosen and is not there");
    }
}
