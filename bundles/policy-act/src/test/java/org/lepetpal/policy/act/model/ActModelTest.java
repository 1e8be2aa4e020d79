package org.lepetpal.policy.act.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.lerobot.checkpoint.Feature;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.Halt;

/** The model in ONNX Runtime against a second implementation in double precision. */
final class ActModelTest {
    private static final double CLOSE = 1e-4;
    private static final String TWO_CAMERAS = """
            {"input_features": {"observation.images.wrist": {"type": "VISUAL", "shape": [3, 33, 70]},
                                "observation.images.front": {"type": "VISUAL", "shape": [3, 48, 64]}}}""";

    @TempDir
    private Path folder;

    private final Random random = new Random(3);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "as it is | {}",
                "norms first | {\"pre_norm\": true}",
                "GELU | {\"feedforward_activation\": \"gelu\"}",
                "several decoder layers | {\"n_decoder_layers\": 3, \"n_encoder_layers\": 1, \"n_heads\": 4}",
                "one action, ensembled | {\"n_action_steps\": 1, \"temporal_ensemble_coeff\": 0.01}",
                "resnet34 | {\"vision_backbone\": \"resnet34\"}",
                "resnet50 | {\"vision_backbone\": \"resnet50\"}",
                "two cameras, no state | two",
            })
    void isComputedAsTheSpecificationWordsIt(String what, String changes) throws Exception {
        new TinyAct().write(folder, changes.equals("two") ? TWO_CAMERAS : changes);
        try (ActCheckpoint checkpoint = ActCheckpoint.open(folder);
                ActModel model = new ActModel(checkpoint, new Engine(1))) {
            float[] state = noise(checkpoint.config().stateSize());
            List<float[]> pictures = new ArrayList<>();
            model.seeNothing().forEach(blank -> pictures.add(noise(blank.length)));
            double worst = 0;
            double[][] expected = expected(checkpoint, pictures, state);
            float[] actual = model.plan(pictures, state);
            for (int i = 0; i < actual.length; i++) {
                worst = Math.max(worst, Math.abs(expected[i / 6][i % 6] - actual[i]));
            }
            System.out.printf("%-24s worst %.1e%n", what, worst);
            assertThat(actual).hasSize(60);
            assertThat(worst).isCloseTo(0, within(CLOSE));
        }
    }

    private static double[][] expected(ActCheckpoint checkpoint, List<float[]> pictures, float[] state) {
        ActConfig model = checkpoint.model();
        Reference reference =
                new Reference(checkpoint.weights(), model.width(), model.heads(), model.gelu(), model.normFirst());
        List<double[][][]> seen = new ArrayList<>();
        List<Feature> cameras = cameras(checkpoint.config());
        for (int i = 0; i < pictures.size(); i++) {
            List<Integer> shape = cameras.get(i).shape();
            seen.add(reference.picture(pictures.get(i), shape.get(1), shape.get(2)));
        }
        double[] exact = new double[state.length];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = state[i];
        }
        int[] depths =
                model.backbone().depths().stream().mapToInt(Integer::intValue).toArray();
        return reference.plan(
                seen, exact, depths, model.backbone().bottleneck(), model.encoderLayers(), model.decoderLayers());
    }

    private static List<Feature> cameras(PolicyConfig config) {
        return config.inputs().stream()
                .filter(feature -> feature.kind() == Feature.Kind.VISUAL)
                .toList();
    }

    @Test
    void anAbortedModelThinksNoMore() throws Exception {
        new TinyAct().write(folder, "{}");
        try (ActCheckpoint checkpoint = ActCheckpoint.open(folder);
                ActModel model = new ActModel(checkpoint, new Engine(1))) {
            Halt halt = new Halt();
            halt.call();
            assertThatThrownBy(() -> model.plan(model.seeNothing(), new float[6], halt))
                    .isInstanceOf(OrtException.class);
        }
    }

    private float[] noise(int size) {
        float[] noise = new float[size];
        for (int i = 0; i < size; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }
}
