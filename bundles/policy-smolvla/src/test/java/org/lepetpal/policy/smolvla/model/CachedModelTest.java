package org.lepetpal.policy.smolvla.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.ModelCache;
import org.lepetpal.lerobot.model.Trace;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.Surroundings;
import org.lepetpal.testkit.SharedData;

/** A model that was optimised before does what it did then, and needs its checkpoint no more once it is loaded. */
final class CachedModelTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000);

    @TempDir
    private Path folder;

    @Test
    void aCachedModelPlansTheSame() throws Exception {
        Engine plain = new Engine(1);
        Engine cached = plain.with(Optional.of(new ModelCache(folder, Long.MAX_VALUE)));
        float[] planned = plan(plain);
        assertThat(plan(cached)).isEqualTo(planned);
        assertThat(models()).as("three parts, and the meanings of words").hasSize(4);
        for (Path model : models()) {
            Files.setLastModifiedTime(model, LONG_AGO);
        }
        assertThat(plan(cached)).isEqualTo(planned);
        for (Path model : models()) {
            assertThat(Files.getLastModifiedTime(model)).isEqualTo(LONG_AGO);
        }
    }

    private List<Path> models() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("model.onnx") || file.endsWith("rows.safetensors"))
                    .toList();
        }
    }

    private static float[] plan(Engine engine) throws Exception {
        Path tiny = SharedData.path("smolvla/tiny64_bf16");
        try (Checkpoint checkpoint = Checkpoint.open(tiny, Surroundings.ofProcess());
                Tokenizer tokenizer = new Tokenizer(checkpoint.tokenizer(), checkpoint.tokenLimit());
                SmolVlaModel model = new SmolVlaModel(checkpoint, tokenizer, engine, false)) {
            checkpoint.weights().letGo();
            Practice practice = new Practice(
                    model, List.of(5L, 6L, 7L), 2, checkpoint.config().stateSize());
            return model.plan(practice.scene(), Practice.noise(model.noiseSize()), Trace.NONE);
        }
    }
}
