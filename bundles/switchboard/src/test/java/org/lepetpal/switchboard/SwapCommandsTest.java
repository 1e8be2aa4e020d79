package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.swap.ClassNeeds;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.testkit.FakePolicy;

/** What a shell prints. */
class SwapCommandsTest {
    @TempDir
    private Path folder;

    private TestBoard rig;
    private SwapCommands shell;

    @BeforeEach
    void open() {
        rig = new TestBoard(folder);
        rig.board.policies().come(rig.policy("old", "1.0.0", 0, FakePolicy.serving(List.of("x"), seen -> null)));
        rig.board.policies().come(rig.policy("new", "2.0.0", -1, FakePolicy.serving(List.of("x"), seen -> null)));
        shell = new SwapCommands(rig.board, rig.board);
    }

    @Test
    void modulesAreListed() {
        assertThat(shell.modules("policy").lines())
                .satisfiesExactly(
                        slot -> assertThat(slot).isEqualTo("policy"),
                        active -> assertThat(active).matches("  \\* old@1.0.0 +active +org.example.old"),
                        warm -> assertThat(warm).matches("    new@2.0.0 +warm +org.example.new"));
        assertThat(shell.modules()).contains("arm\n    nobody is there");
        assertThatThrownBy(() -> shell.modules("tail"))
                .hasMessageContaining("'tail' is no slot; there are policy, arm");
    }

    @Test
    void theyAreSwappedThereAndBack() throws SwapRefused {
        assertThat(shell.swap("policy", "new")).isEqualTo("policy: old@1.0.0 -> new@2.0.0, done");
        assertThat(rig.board.receipts().getFirst().requestedBy()).isEqualTo("shell");
        assertThat(shell.swap("policy", "--back")).isEqualTo("policy: new@2.0.0 -> old@1.0.0, done");
        assertThat(shell.swap("policy", "--automatic")).endsWith("unchanged");
        assertThatThrownBy(() -> shell.swap("policy")).hasMessageContaining("say one of");
        assertThatThrownBy(() -> shell.swap("policy", "nobody"))
                .hasMessageContaining("there are: old@1.0.0, new@2.0.0");
    }

    @Test
    void aRunningCommandIsHandedOverAndTheReceiptSaysWhy() throws SwapRefused {
        shell.swap("policy", "new", "--reason", "to try it");
        assertThat(handsOver()).as("it ends where it began").isFalse();
        assertThat(rig.board.receipts().getFirst().reason()).isEqualTo("to try it");
        shell.swap("policy", "--now", "old");
        assertThat(handsOver()).isTrue();
        assertThat(rig.board.receipts().getFirst().reason()).isEqualTo("asked for in the shell");
        shell.swap("policy", "--back", "--reason", "no better");
        assertThat(rig.board.receipts().getFirst().reason()).isEqualTo("no better");
    }

    private boolean handsOver() {
        try (Lease<Policy> lease = rig.board.policies().take().orElseThrow()) {
            return lease.handOver();
        }
    }

    @Test
    void whatLeavesSomethingUncoveredIsForced() throws SwapRefused {
        rig.board.detectors().come(rig.detector("color", new Eye(Set.of("ball"))));
        rig.board.detectors().come(rig.detector("dogs", new Eye(Set.of("dog"))));
        rig.needs.add(new ClassNeeds() {
            @Override
            public String who() {
                return "the test";
            }

            @Override
            public Set<String> classes() {
                return Set.of("ball");
            }
        });
        assertThatThrownBy(() -> shell.swap("detector", "dogs")).isInstanceOf(SwapRefused.class);
        assertThat(shell.swap("detector", "dogs", "--force"))
                .isEqualTo("detector: color@1.0.0, dogs@1.0.0 -> dogs@1.0.0, done");
    }

    private record Eye(Set<String> classes) implements Detector {
        @Override
        public List<Detection> detect(Frame frame) {
            return List.of();
        }
    }

    @Test
    void whatMakesNoSenseIsRefusedWithWhatWould() {
        assertThatThrownBy(() -> shell.swap("policy", "new", "--at-once"))
                .hasMessage("'--at-once' is no option; there are --automatic, --back, --now, --force, --reason TEXT");
        assertThatThrownBy(() -> shell.swap("policy", "new", "--automatic")).hasMessageContaining("say one of");
        assertThatThrownBy(() -> shell.swap("policy", "--back", "--now")).hasMessageContaining("--reason alone");
        assertThatThrownBy(() -> shell.swap("policy", "new", "--reason")).hasMessageContaining("say why");
        assertThatThrownBy(() -> shell.promote("new")).hasMessageContaining("needs no name");
        assertThatThrownBy(() -> shell.promote("--now")).hasMessage("'--now' is no option; there are --reason TEXT");
        assertThat(rig.board.receipts())
                .noneMatch(receipt -> receipt.requestedBy().equals("shell"));
    }

    @Test
    void aShadowIsPromoted() throws SwapRefused {
        assertThat(shell.shadow("new")).isEqualTo("new is a shadow now");
        assertThat(shell.promote("--reason", "as good")).isEqualTo("policy: old@1.0.0 -> new@2.0.0, done");
        assertThat(rig.board.receipts().getFirst().reason()).isEqualTo("as good");
        assertThat(shell.shadow("--off")).isEqualTo("There is no shadow now");
        assertThatThrownBy(() -> shell.promote()).hasMessageContaining("no shadow");
    }
}
