package org.lepetpal.policy.smolvla.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.Halt;
import org.lepetpal.lerobot.model.Steering;
import org.lepetpal.lerobot.model.Trace;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.HubCache;
import org.lepetpal.policy.smolvla.checkpoint.Surroundings;
import org.lepetpal.testkit.SharedData;

/** A thought that nobody waits for is ended wherever it is; the model thinks on of other things. */
final class HaltTest {
    @Test
    void aThoughtThatIsHaltedEndsBetweenTwoSteps() throws Exception {
        Surroundings around = new Surroundings(Optional.empty(), new HubCache(Path.of("nowhere")));
        try (Checkpoint checkpoint = Checkpoint.open(SharedData.path("smolvla/tiny64"), around);
                Tokenizer tokenizer = new Tokenizer(checkpoint.tokenizer(), 48);
                SmolVlaModel model = new SmolVlaModel(checkpoint, tokenizer, new Engine(1), false)) {
            Scene scene = new Scene(List.of(Optional.of(model.seeNothing())), tokenizer.encode("wave"), new float[6]);
            float[] noise = new float[model.noiseSize()];
            assertThatCode(() -> model.plan(scene, noise, Trace.NONE)).doesNotThrowAnyException();
            Halt halt = new Halt();
            List<Float> steps = new ArrayList<>();
            Steering steering = (x, velocity, time) -> {
                steps.add(time);
                if (steps.size() == 3) {
                    halt.call();
                }
            };
            assertThatThrownBy(() -> model.plan(scene, noise, steering, Trace.NONE, halt))
                    .isInstanceOf(OrtException.class);
            assertThat(steps).hasSize(3);
            assertThatCode(() -> model.plan(scene, noise, Trace.NONE)).doesNotThrowAnyException();
        }
    }

    @Test
    void aPartThatIsAtWorkEndsToo() throws Exception {
        Surroundings around = new Surroundings(Optional.empty(), new HubCache(Path.of("nowhere")));
        try (Checkpoint checkpoint = Checkpoint.open(SharedData.path("smolvla/tiny64"), around);
                Tokenizer tokenizer = new Tokenizer(checkpoint.tokenizer(), 48);
                SmolVlaModel model = new SmolVlaModel(checkpoint, tokenizer, new Engine(1), false)) {
            // so many pictures at once that they take seconds
            List<float[]> pictures = Collections.nCopies(400, model.seeNothing());
            Halt halt = new Halt();
            FutureTask<Throwable> thinking =
                    new FutureTask<>(() -> catchThrowable(() -> model.embed(pictures, Trace.NONE, halt)));
            Thread.ofPlatform().start(thinking);
            halt.call();
            assertThat(thinking.get()).isInstanceOf(OrtException.class);
        }
    }
}
