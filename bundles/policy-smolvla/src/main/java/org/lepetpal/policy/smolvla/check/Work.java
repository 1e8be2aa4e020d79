package org.lepetpal.policy.smolvla.check;

import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.EMBEDDING;
import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.EXPERT;
import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.STATE;
import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.TEXT;
import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.expertLayer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lepetpal.lerobot.graph.Precision;
import org.lepetpal.policy.smolvla.check.Stopwatch.Stage;
import org.lepetpal.policy.smolvla.checkpoint.SmolVlaConfig;
import org.lepetpal.policy.smolvla.checkpoint.TensorLayout;
import org.lepetpal.policy.smolvla.checkpoint.TensorNames;
import org.lepetpal.policy.smolvla.checkpoint.VlmConfig;
import org.lepetpal.policy.smolvla.model.Mode;

/**
 * What one stage of a chunk takes at least: two operations for each multiplication and addition of its matrix products, those
 * of attention included; norms and the like, less than 2 %, are left out.
 *
 * @param flops operations, over all steps
 * @param weights numbers that have to be read, once for each step
 */
record Work(double flops, double weights) {
    /** Actions of a chunk of what is measured. */
    static final int CHUNK = 50;

    /** Of each stage. @param text tokens of the prompt */
    static Map<Stage, Work> of(SmolVlaConfig config, int cameras, int text) {
        int prefix = cameras * config.vlm().imageTokens() + text + 1;
        Map<Stage, Double> weights = weights(config);
        Map<Stage, Work> work = new EnumMap<>(Stage.class);
        work.put(Stage.PICTURES, new Work(cameras * picture(config.vlm()), weights.get(Stage.PICTURES)));
        work.put(Stage.PREFIX, new Work(prefix(config, prefix), weights.get(Stage.PREFIX)));
        work.put(
                Stage.FLOW,
                new Work(
                        config.steps() * step(config, prefix, config.expertHidden()),
                        config.steps() * weights.get(Stage.FLOW)));
        return work;
    }

    /** Bytes of the weights that are multiplied with anything, as a mode holds them. */
    static double weightBytes(SmolVlaConfig config, Mode mode) {
        Map<Stage, Double> weights = weights(config);
        return weights.get(Stage.PICTURES) * bytes(mode.pictures())
                + weights.get(Stage.PREFIX) * bytes(mode.prefix())
                + weights.get(Stage.FLOW) * bytes(mode.flow());
    }

    private static int bytes(Precision precision) {
        return precision == Precision.INT8 ? Byte.BYTES : Float.BYTES;
    }

    private static Map<Stage, Double> weights(SmolVlaConfig config) {
        Map<Stage, Double> weights = new EnumMap<>(Stage.class);
        for (Map.Entry<String, List<Long>> tensor :
                new TensorLayout(config).live().entrySet()) {
            String name = tensor.getKey();
            // rows of these two are looked up or multiplied by hand: nothing in it
            if (!name.equals(EMBEDDING) && !name.startsWith(STATE)) {
                double count = tensor.getValue().stream().reduce(1L, (a, b) -> a * b);
                weights.merge(stage(config, name), count, Double::sum);
            }
        }
        return weights;
    }

    private static Stage stage(SmolVlaConfig config, String tensor) {
        if (tensor.startsWith(TensorNames.VISION) || tensor.equals(TensorNames.CONNECTOR)) {
            return Stage.PICTURES;
        }
        return tensor.startsWith(TEXT) || isCrossKeyOrValue(config, tensor) ? Stage.PREFIX : Stage.FLOW;
    }

    /** These are made once for a chunk, from what the text model gives. */
    private static boolean isCrossKeyOrValue(SmolVlaConfig config, String tensor) {
        for (int layer = 0; layer < config.layers(); layer++) {
            String attention = expertLayer(layer) + "self_attn.";
            if (!config.selfAttends(layer)
                    && tensor.startsWith(EXPERT)
                    && (tensor.startsWith(attention + "k_proj") || tensor.startsWith(attention + "v_proj"))) {
                return true;
            }
        }
        return false;
    }

    private static double picture(VlmConfig vlm) {
        VlmConfig.Vision sight = vlm.vision();
        double patches = sight.patches();
        double width = sight.hidden();
        double layer = 8 * patches * width * width
                + attention(patches, patches, width)
                + 4 * patches * width * sight.intermediate();
        double squares = (double) vlm.scaleFactor() * vlm.scaleFactor();
        return 2 * patches * width * 3 * sight.patch() * sight.patch()
                + sight.layers() * layer
                + 2 * vlm.imageTokens() * squares * width * vlm.hidden();
    }

    private static double prefix(SmolVlaConfig config, double tokens) {
        VlmConfig vlm = config.vlm();
        double keysAndValues = 4 * tokens * vlm.hidden() * vlm.kvWidth();
        double rest = 4 * tokens * vlm.hidden() * vlm.queryWidth()
                + attention(tokens, tokens, vlm.queryWidth())
                + 6 * tokens * vlm.hidden() * vlm.intermediate();
        double sum = config.layers() * keysAndValues + (config.layers() - 1) * rest;
        for (int layer = 0; layer < config.layers(); layer++) {
            sum += config.selfAttends(layer) ? 0 : 4 * tokens * vlm.kvWidth() * vlm.kvWidth();
        }
        return sum;
    }

    private static double step(SmolVlaConfig config, double prefix, double width) {
        VlmConfig vlm = config.vlm();
        double chunk = CHUNK;
        double sum = 4 * chunk * config.maxAction() * width + 6 * chunk * width * width;
        for (int layer = 0; layer < config.layers(); layer++) {
            sum += 4 * chunk * width * vlm.queryWidth() + 6 * chunk * width * config.expertIntermediate();
            sum += config.selfAttends(layer)
                    ? 4 * chunk * width * vlm.kvWidth() + attention(chunk, prefix + chunk, vlm.queryWidth())
                    : attention(chunk, prefix, vlm.queryWidth());
        }
        return sum;
    }

    /** Scores and what they weigh. */
    private static double attention(double queries, double keys, double width) {
        return 4 * queries * keys * width;
    }
}
