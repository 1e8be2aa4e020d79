package org.lepetpal.policy.smolvla.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.Halt;
import org.lepetpal.lerobot.model.Steering;
import org.lepetpal.lerobot.model.Trace;
import org.lepetpal.lerobot.policy.Leftover;
import org.lepetpal.lerobot.policy.PrefixSchedule;
import org.lepetpal.lerobot.policy.RealTimeChunking;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.HubCache;
import org.lepetpal.policy.smolvla.checkpoint.Surroundings;
import org.lepetpal.testkit.SharedData;

/** Real-Time Chunking through the whole model: other noise, and yet what the arm is doing goes on. */
final class SteeringTest {
    private static final int HELD = 4;
    private static final int ACTION = 6;

    @Test
    void aChunkOfOtherNoiseGoesOnWithTheOneBefore() throws Exception {
        Surroundings around = new Surroundings(Optional.empty(), new HubCache(Path.of("nowhere")));
        try (Checkpoint checkpoint = Checkpoint.open(SharedData.path("smolvla/tiny64"), around);
                Tokenizer tokenizer = new Tokenizer(checkpoint.tokenizer(), 48);
                SmolVlaModel model = new SmolVlaModel(checkpoint, tokenizer, new Engine(1), false)) {
            Scene scene = new Scene(List.of(Optional.of(model.seeNothing())), tokenizer.encode("wave"), new float[6]);
            int length = checkpoint.config().chunkSize();
            int width = model.noiseSize() / length;
            float[] before = plan(model, scene, 1, Steering.NONE);
            Leftover leftover =
                    new Leftover(rows(before, width), HELD, new RealTimeChunking(PrefixSchedule.ZEROS, HELD, 10));
            float[] free = plan(model, scene, 2, Steering.NONE);
            float[] held = plan(model, scene, 2, leftover.steering(length, width));
            double apart = difference(before, free, width);
            double together = difference(before, held, width);
            System.out.printf(
                    "first %d actions differ by %.3f from those of other noise, by %.3f when held to them%n",
                    HELD, apart, together);
            assertThat(together).isLessThan(0.2 * apart);
        }
    }

    private static float[] plan(SmolVlaModel model, Scene scene, long seed, Steering steering) throws OrtException {
        Random random = new Random(seed);
        float[] noise = new float[model.noiseSize()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return model.plan(scene, noise, steering, Trace.NONE, new Halt());
    }

    private static List<float[]> rows(float[] planned, int width) {
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < planned.length; i += width) {
            rows.add(Arrays.copyOfRange(planned, i, i + ACTION));
        }
        return rows;
    }

    /** Root mean square over the first actions' numbers. */
    private static double difference(float[] one, float[] other, int width) {
        double sum = 0;
        for (int i = 0; i < HELD; i++) {
            for (int k = 0; k < ACTION; k++) {
                double difference = one[i * width + k] - other[i * width + k];
                sum += difference * difference;
            }
        }
        return Math.sqrt(sum / (HELD * ACTION));
    }
}
