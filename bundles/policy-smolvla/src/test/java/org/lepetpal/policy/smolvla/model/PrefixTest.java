package org.lepetpal.policy.smolvla.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.Surroundings;
import org.lepetpal.policy.smolvla.checkpoint.TensorNames;
import org.lepetpal.testkit.SharedData;

final class PrefixTest {
    private static final List<Long> PROMPT = List.of(5L, 6L);

    /** Once for a command: what a word means is not there any more when it is thought of again. */
    @Test
    void aPromptsMeaningIsLookedUpOnce() throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(SharedData.path("smolvla/tiny64"), Surroundings.ofProcess())) {
            Safetensors words = checkpoint.weights().inMemory(List.of(TensorNames.EMBEDDING));
            Prefix prefix = new Prefix(checkpoint.model(), checkpoint.weights(), words, Prefix.Specials.NONE);
            float[] first = prefix.assemble(List.of(), PROMPT, new float[6]);
            float[] moved = prefix.assemble(List.of(), PROMPT, new float[] {1, 1, 1, 1, 1, 1});
            words.close();
            assertThat(prefix.assemble(List.of(), PROMPT, new float[6])).isEqualTo(first);
            assertThat(moved).isNotEqualTo(first);
            assertThatThrownBy(() -> prefix.assemble(List.of(), List.of(7L), new float[6]))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
