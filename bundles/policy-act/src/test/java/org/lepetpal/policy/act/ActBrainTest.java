package org.lepetpal.policy.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.lerobot.checkpoint.Tailoring;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.policy.act.model.TinyAct;

final class ActBrainTest {
    @TempDir
    private Path folder;

    @Test
    void tellsWhatIsToBeKnownOfWhatComputesIt() throws Exception {
        new TinyAct().write(folder, "{}");
        try (ActBrain brain = ActBrain.load(folder, Tailoring.NONE, new Engine(1), List.of("cuda could not load it"))) {
            assertThat(brain.remarks()).contains("cuda could not load it").hasSizeGreaterThan(1);
        }
    }
}
