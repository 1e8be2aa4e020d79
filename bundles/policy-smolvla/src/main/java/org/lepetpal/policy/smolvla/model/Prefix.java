package org.lepetpal.policy.smolvla.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.policy.smolvla.checkpoint.SmolVlaConfig;
import org.lepetpal.policy.smolvla.checkpoint.TensorNames;

/**
 * Puts together what the text model reads: the pictures' tokens, the prompt's, the state's. What LeRobot pads and then masks
 * (missing cameras, the rest of a prompt) is left out: it is seen by nothing that reaches an action, and does not move positions.
 * One caller at a time.
 */
final class Prefix {
    private final SmolVlaConfig config;
    private final Safetensors words;
    private final Specials specials;
    private final float scale;
    private final float[] stateWeight;
    private final float[] stateBias;
    private Told told = new Told(List.of(), List.of());

    /**
     * What it was told last.
     *
     * @param tokens of the prompt
     * @param meanings of each
     */
    private record Told(List<Long> tokens, List<float[]> meanings) {}

    /**
     * Tokens that stand around a picture's, where the policy was trained with them.
     *
     * @param before in order
     * @param after in order
     */
    record Specials(List<Long> before, List<Long> after) {
        static final Specials NONE = new Specials(List.of(), List.of());
    }

    /**
     * @param weights need not stay open
     * @param words what each token means
     */
    Prefix(SmolVlaConfig config, Safetensors weights, Safetensors words, Specials specials) {
        this.config = config;
        this.words = words;
        this.specials = specials;
        this.scale = (float) Math.sqrt(config.vlm().hidden());
        this.stateWeight = weights.floats(TensorNames.STATE + ".weight");
        this.stateBias = weights.floats(TensorNames.STATE + ".bias");
    }

    /**
     * @param pictures tokens of each camera as the vision tower gives them; empty for a masked one
     * @return row after row, one per token
     */
    float[] assemble(List<Optional<float[]>> pictures, List<Long> tokens, float[] state) {
        List<float[]> parts = new ArrayList<>();
        for (Optional<float[]> picture : pictures) {
            specials.before().forEach(token -> parts.add(row(token, 1)));
            picture.ifPresent(seen -> parts.add(scaled(seen, scale)));
            specials.after().forEach(token -> parts.add(row(token, 1)));
        }
        parts.addAll(meanings(tokens));
        parts.add(project(state));
        return concatenated(parts);
    }

    /** One command is many thoughts: what its prompt means is looked up with the first. */
    private List<float[]> meanings(List<Long> tokens) {
        if (!told.tokens().equals(tokens)) {
            told = new Told(
                    List.copyOf(tokens),
                    tokens.stream().map(token -> row(token, scale)).toList());
        }
        return told.meanings();
    }

    private float[] row(long token, float factor) {
        return scaled(words.row(TensorNames.EMBEDDING, token), factor);
    }

    private static float[] scaled(float[] values, float factor) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i] * factor;
        }
        return result;
    }

    /** W state + b; the state counts as 0 beyond its end. */
    private float[] project(float[] state) {
        float[] token = new float[stateBias.length];
        for (int row = 0; row < token.length; row++) {
            double sum = stateBias[row];
            for (int i = 0; i < state.length; i++) {
                sum += (double) stateWeight[row * config.maxState() + i] * state[i];
            }
            token[row] = (float) sum;
        }
        return token;
    }

    private static float[] concatenated(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
