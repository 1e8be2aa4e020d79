package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.swap.SwapRefused;
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
    void aShadowIsPromoted() throws SwapRefused {
        assertThat(shell.shadow("new")).isEqualTo("new is a shadow now");
        assertThat(shell.promote()).isEqualTo("policy: old@1.0.0 -> new@2.0.0, done");
        assertThat(shell.shadow("--off")).isEqualTo("There is no shadow now");
        assertThatThrownBy(() -> shell.promote()).hasMessageContaining("no shadow");
    }
}
