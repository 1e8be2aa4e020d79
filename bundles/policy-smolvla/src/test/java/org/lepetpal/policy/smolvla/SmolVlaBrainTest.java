package org.lepetpal.policy.smolvla;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.lerobot.checkpoint.Tailoring;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.policy.smolvla.model.Mode;
import org.lepetpal.testkit.SharedData;

final class SmolVlaBrainTest {
    @Test
    void tellsWhatIsToBeKnownOfWhatComputesIt() throws Exception {
        try (SmolVlaBrain brain = SmolVlaBrain.load(
                SharedData.path("smolvla/tiny64"),
                Tailoring.NONE,
                Optional.empty(),
                new Engine(1),
                Optional.of(Mode.FP32),
                List.of("cuda could not load it"))) {
            assertThat(brain.remarks()).contains("cuda could not load it");
        }
    }
}
