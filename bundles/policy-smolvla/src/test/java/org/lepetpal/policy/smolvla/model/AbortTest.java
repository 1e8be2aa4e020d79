package org.lepetpal.policy.smolvla.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.Trace;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.HubCache;
import org.lepetpal.policy.smolvla.checkpoint.Surroundings;
import org.lepetpal.testkit.SharedData;

final class AbortTest {
    @Test
    void anAbortedModelThinksNoMore() throws Exception {
        Surroundings around = new Surroundings(Optional.empty(), new HubCache(Path.of("nowhere")));
        try (Checkpoint checkpoint = Checkpoint.open(SharedData.path("smolvla/tiny64"), around);
                Tokenizer tokenizer = new Tokenizer(checkpoint.tokenizer(), 48);
                SmolVlaModel model = new SmolVlaModel(checkpoint, tokenizer, new Engine(1), false)) {
            Scene scene = new Scene(List.of(Optional.of(model.seeNothing())), tokenizer.encode("wave"), new float[6]);
            float[] noise = new float[model.noiseSize()];
            assertThatCode(() -> model.plan(scene, noise, Trace.NONE)).doesNotThrowAnyException();
            model.abort();
            assertThatThrownBy(() -> model.plan(scene, noise, Trace.NONE)).isInstanceOf(OrtException.class);
        }
    }
}
