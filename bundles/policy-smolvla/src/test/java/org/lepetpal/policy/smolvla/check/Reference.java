package org.lepetpal.policy.smolvla.check;

import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.EXPERT;
import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.expertLayer;
import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.textLayer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.policy.smolvla.checkpoint.SmolVlaConfig;
import org.lepetpal.policy.smolvla.checkpoint.TensorNames;
import org.lepetpal.policy.smolvla.checkpoint.VlmConfig;

/**
 * SmolVLA written down once more, in double precision and plain loops, as the specification words it: with all the padding and
 * the masks that the model under test leaves out. Rows are tokens.
 */
final class Reference {
    private static final double HIDDEN = -3.4028235e38;

    private final SmolVlaConfig config;
    private final VlmConfig vlm;
    private final Safetensors weights;
    private final int chunk;
    private final int prefixLength;

    /** @param prefixLength to which the prefix is padded; 0 for not at all */
    Reference(SmolVlaConfig config, Safetensors weights, int chunk, int prefixLength) {
        this.config = config;
        this.vlm = config.vlm();
        this.weights = weights;
        this.chunk = chunk;
        this.prefixLength = prefixLength;
    }

    /** A row of the prefix. @param state whether it is the state's */
    private record Token(double[] values, boolean valid, boolean state) {}

    /**
     * @param pictures empty for a masked camera, which is an image of −1
     * @param tokens of the prompt, padded by {@code padding} more
     * @param special tokens before and after each picture; empty for none
     */
    double[][] plan(
            List<Optional<float[]>> pictures,
            List<Long> tokens,
            int padding,
            float[] state,
            float[] noise,
            long[] special) {
        List<Token> prefix = prefix(pictures, tokens, padding, state, special);
        double[][][] keys = new double[config.layers()][][];
        double[][][] values = new double[config.layers()][][];
        read(prefix, keys, values);
        double[][] x = new double[chunk][config.maxAction()];
        for (int i = 0; i < noise.length; i++) {
            x[i / config.maxAction()][i % config.maxAction()] = noise[i];
        }
        double dt = -1.0 / config.steps();
        for (int step = 0; step < config.steps(); step++) {
            double[][] velocity = velocity(x, (float) (1 + step * dt), prefix, keys, values);
            for (int i = 0; i < chunk; i++) {
                for (int k = 0; k < x[i].length; k++) {
                    x[i][k] += dt * velocity[i][k];
                }
            }
        }
        return x;
    }

    private List<Token> prefix(
            List<Optional<float[]>> pictures, List<Long> tokens, int padding, float[] state, long[] special) {
        List<Token> prefix = new ArrayList<>();
        double scale = Math.sqrt(vlm.hidden());
        int side = vlm.vision().image();
        for (Optional<float[]> picture : pictures) {
            for (int i = 0; i < special.length - 1; i++) {
                prefix.add(new Token(embedding(special[i], 1), true, false));
            }
            float[] blank = new float[3 * side * side];
            Arrays.fill(blank, -1);
            for (double[] row : connect(vision(picture.orElse(blank)))) {
                prefix.add(new Token(map(row, value -> value * scale), picture.isPresent(), false));
            }
            if (special.length > 0) {
                prefix.add(new Token(embedding(special[special.length - 1], 1), true, false));
            }
        }
        tokens.forEach(token -> prefix.add(new Token(embedding(token, scale), true, false)));
        for (int i = 0; i < padding; i++) {
            prefix.add(new Token(embedding(2, scale), false, false));
        }
        double[] padded = new double[config.maxState()];
        for (int i = 0; i < state.length; i++) {
            padded[i] = state[i];
        }
        prefix.add(new Token(linear(new double[][] {padded}, TensorNames.STATE, true)[0], true, true));
        while (prefix.size() < prefixLength) {
            prefix.add(new Token(new double[vlm.hidden()], false, false));
        }
        return prefix;
    }

    private double[] embedding(long token, double scale) {
        float[] row = weights.row(TensorNames.EMBEDDING, token);
        double[] values = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            values[i] = row[i] * scale;
        }
        return values;
    }

    private double[][] vision(float[] picture) {
        VlmConfig.Vision sight = vlm.vision();
        int n = sight.side();
        float[] kernel = weights.floats(TensorNames.VISION + "embeddings.patch_embedding.weight");
        float[] bias = weights.floats(TensorNames.VISION + "embeddings.patch_embedding.bias");
        float[] position = weights.floats(TensorNames.VISION + "embeddings.position_embedding.weight");
        double[][] h = new double[n * n][sight.hidden()];
        int patch = sight.patch();
        for (int p = 0; p < n * n; p++) {
            for (int c = 0; c < sight.hidden(); c++) {
                double sum = bias[c] + position[p * sight.hidden() + c];
                for (int i = 0; i < 3 * patch * patch; i++) {
                    int colour = i / (patch * patch);
                    int y = p / n * patch + i / patch % patch;
                    int x = p % n * patch + i % patch;
                    sum += (double) kernel[c * 3 * patch * patch + i]
                            * picture[(colour * sight.image() + y) * sight.image() + x];
                }
                h[p][c] = sum;
            }
        }
        boolean[][] all = new boolean[n * n][n * n];
        for (boolean[] row : all) {
            Arrays.fill(row, true);
        }
        for (int layer = 0; layer < sight.layers(); layer++) {
            String name = TensorNames.visionLayer(layer);
            double[][] y = layerNorm(h, name + "layer_norm1");
            double[][] seen = attend(
                    linear(y, name + "self_attn.q_proj", true),
                    linear(y, name + "self_attn.k_proj", true),
                    linear(y, name + "self_attn.v_proj", true),
                    all,
                    sight.heads(),
                    sight.heads());
            h = plus(h, linear(seen, name + "self_attn.out_proj", true));
            double[][] wide = map(
                    linear(layerNorm(h, name + "layer_norm2"), name + "mlp.fc1", true),
                    v -> 0.5 * v * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v * v * v))));
            h = plus(h, linear(wide, name + "mlp.fc2", true));
        }
        return layerNorm(h, TensorNames.VISION + "post_layernorm");
    }

    private double[][] connect(double[][] h) {
        int s = vlm.scaleFactor();
        int n = vlm.vision().side();
        int m = n / s;
        int width = vlm.vision().hidden();
        double[][] squares = new double[m * m][s * s * width];
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                int at = (y % s * s + x % s) * width;
                System.arraycopy(h[y * n + x], 0, squares[y / s * m + x / s], at, width);
            }
        }
        return product(squares, weights.floats(TensorNames.CONNECTOR));
    }

    private void read(List<Token> prefix, double[][][] keys, double[][][] values) {
        int size = prefix.size();
        boolean[][] mask = new boolean[size][size];
        double[][] h = new double[size][];
        int[] positions = new int[size];
        int valid = 0;
        for (int i = 0; i < size; i++) {
            h[i] = prefix.get(i).values();
            valid += prefix.get(i).valid() ? 1 : 0;
            positions[i] = valid - 1;
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                boolean ordered = block(prefix, j) <= block(prefix, i);
                mask[i][j] = ordered && prefix.get(i).valid() && prefix.get(j).valid();
            }
        }
        for (int layer = 0; layer < config.layers(); layer++) {
            String name = textLayer(layer);
            double[][] y = rmsNorm(h, name + "input_layernorm");
            keys[layer] = rotate(linear(y, name + "self_attn.k_proj", false), positions);
            values[layer] = linear(y, name + "self_attn.v_proj", false);
            if (layer < config.layers() - 1) {
                double[][] query = rotate(linear(y, name + "self_attn.q_proj", false), positions);
                double[][] seen = attend(query, keys[layer], values[layer], mask, vlm.heads(), vlm.kvHeads());
                h = plus(h, linear(seen, name + "self_attn.o_proj", false));
                h = plus(h, mlp(rmsNorm(h, name + "post_attention_layernorm"), name));
            }
        }
    }

    private static int block(List<Token> prefix, int index) {
        return (int) prefix.subList(0, index + 1).stream().filter(Token::state).count();
    }

    private double[][] velocity(double[][] x, float time, List<Token> prefix, double[][][] keys, double[][][] values) {
        int size = prefix.size();
        int offset = (int) prefix.stream().filter(Token::valid).count();
        int[] after = new int[chunk];
        int[] fromZero = new int[chunk];
        boolean[][] toAll = new boolean[chunk][size + chunk];
        boolean[][] toPrefix = new boolean[chunk][size];
        for (int i = 0; i < chunk; i++) {
            after[i] = offset + i;
            fromZero[i] = i;
            for (int j = 0; j < size; j++) {
                toPrefix[i][j] = prefix.get(j).valid();
                toAll[i][j] = toPrefix[i][j];
            }
            for (int j = 0; j <= i; j++) {
                toAll[i][size + j] = true;
            }
        }
        double[][] h = suffix(x, time);
        for (int layer = 0; layer < config.layers(); layer++) {
            String name = expertLayer(layer) + "self_attn.";
            double[][] y = rmsNorm(h, expertLayer(layer) + "input_layernorm");
            double[][] query = linear(y, name + "q_proj", false);
            double[][] seen;
            if (config.selfAttends(layer)) {
                double[][] key = stack(keys[layer], rotate(linear(y, name + "k_proj", false), after));
                double[][] value = stack(values[layer], linear(y, name + "v_proj", false));
                seen = attend(rotate(query, after), key, value, toAll, vlm.heads(), vlm.kvHeads());
            } else {
                double[][] key = linear(keys[layer], name + "k_proj", false);
                double[][] value = linear(values[layer], name + "v_proj", false);
                seen = attend(rotate(query, fromZero), key, value, toPrefix, vlm.heads(), vlm.kvHeads());
            }
            h = plus(h, linear(seen, name + "o_proj", false));
            h = plus(h, mlp(rmsNorm(h, expertLayer(layer) + "post_attention_layernorm"), expertLayer(layer)));
        }
        return linear(rmsNorm(h, EXPERT + "norm"), TensorNames.ACTION_OUT, true);
    }

    private double[][] suffix(double[][] x, float time) {
        int width = config.expertHidden();
        double[][] actions = linear(x, TensorNames.ACTION_IN, true);
        double[][] both = new double[chunk][2 * width];
        for (int i = 0; i < chunk; i++) {
            System.arraycopy(actions[i], 0, both[i], 0, width);
            for (int k = 0; k < width / 2; k++) {
                double fraction = k / (width / 2 - 1.0);
                double period = config.minPeriod() * Math.pow(config.maxPeriod() / config.minPeriod(), fraction);
                both[i][width + k] = Math.sin(time * 2 * Math.PI / period);
                both[i][width + width / 2 + k] = Math.cos(time * 2 * Math.PI / period);
            }
        }
        return linear(map(linear(both, TensorNames.TIME_IN, true), Reference::silu), TensorNames.TIME_OUT, true);
    }

    private double[][] mlp(double[][] y, String layer) {
        double[][] gate = map(linear(y, layer + "mlp.gate_proj", false), Reference::silu);
        double[][] up = linear(y, layer + "mlp.up_proj", false);
        for (int i = 0; i < gate.length; i++) {
            for (int k = 0; k < gate[i].length; k++) {
                gate[i][k] *= up[i][k];
            }
        }
        return linear(gate, layer + "mlp.down_proj", false);
    }

    private static double silu(double v) {
        return v / (1 + Math.exp(-v));
    }

    private double[][] attend(
            double[][] query, double[][] key, double[][] value, boolean[][] mask, int heads, int kvHeads) {
        int width = query[0].length / heads;
        double[][] result = new double[query.length][query[0].length];
        for (int head = 0; head < heads; head++) {
            int from = head / (heads / kvHeads) * width;
            for (int i = 0; i < query.length; i++) {
                double[] share = new double[key.length];
                double largest = Double.NEGATIVE_INFINITY;
                for (int j = 0; j < key.length; j++) {
                    double score = 0;
                    for (int k = 0; k < width; k++) {
                        score += query[i][head * width + k] * key[j][from + k];
                    }
                    share[j] = mask[i][j] ? score / Math.sqrt(width) : HIDDEN;
                    largest = Math.max(largest, share[j]);
                }
                double sum = 0;
                for (int j = 0; j < share.length; j++) {
                    share[j] = Math.exp(share[j] - largest);
                    sum += share[j];
                }
                for (int j = 0; j < share.length; j++) {
                    for (int k = 0; k < width; k++) {
                        result[i][head * width + k] += share[j] / sum * value[j][from + k];
                    }
                }
            }
        }
        return result;
    }

    private double[][] rotate(double[][] x, int[] positions) {
        int half = vlm.headDim() / 2;
        double[][] y = new double[x.length][x[0].length];
        for (int row = 0; row < x.length; row++) {
            for (int head = 0; head < x[row].length; head += 2 * half) {
                for (int i = 0; i < half; i++) {
                    double angle = positions[row] / Math.pow(10_000, (double) i / half);
                    double a = x[row][head + i];
                    double b = x[row][head + half + i];
                    y[row][head + i] = a * Math.cos(angle) - b * Math.sin(angle);
                    y[row][head + half + i] = b * Math.cos(angle) + a * Math.sin(angle);
                }
            }
        }
        return y;
    }

    private double[][] layerNorm(double[][] x, String name) {
        float[] weight = weights.floats(name + ".weight");
        float[] bias = weights.floats(name + ".bias");
        double[][] y = new double[x.length][];
        for (int row = 0; row < x.length; row++) {
            double mean = Arrays.stream(x[row]).average().orElseThrow();
            double variance = Arrays.stream(x[row])
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            y[row] = new double[x[row].length];
            for (int i = 0; i < y[row].length; i++) {
                y[row][i] =
                        (x[row][i] - mean) / Math.sqrt(variance + vlm.vision().normEps()) * weight[i] + bias[i];
            }
        }
        return y;
    }

    private double[][] rmsNorm(double[][] x, String name) {
        float[] weight = weights.floats(name + ".weight");
        double[][] y = new double[x.length][];
        for (int row = 0; row < x.length; row++) {
            double square = Arrays.stream(x[row]).map(v -> v * v).average().orElseThrow();
            y[row] = new double[x[row].length];
            for (int i = 0; i < y[row].length; i++) {
                y[row][i] = x[row][i] / Math.sqrt(square + vlm.rmsEps()) * weight[i];
            }
        }
        return y;
    }

    private double[][] linear(double[][] x, String name, boolean biased) {
        double[][] y = product(x, weights.floats(name + ".weight"));
        if (biased) {
            float[] bias = weights.floats(name + ".bias");
            for (double[] row : y) {
                for (int i = 0; i < row.length; i++) {
                    row[i] += bias[i];
                }
            }
        }
        return y;
    }

    private static double[][] product(double[][] x, float[] weight) {
        int in = x[0].length;
        double[][] y = new double[x.length][weight.length / in];
        for (int row = 0; row < x.length; row++) {
            for (int out = 0; out < y[row].length; out++) {
                double sum = 0;
                for (int i = 0; i < in; i++) {
                    sum += x[row][i] * weight[out * in + i];
                }
                y[row][out] = sum;
            }
        }
        return y;
    }

    private static double[][] plus(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[i].length; k++) {
                sum[i][k] = a[i][k] + b[i][k];
            }
        }
        return sum;
    }

    private static double[][] stack(double[][] a, double[][] b) {
        double[][] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static double[] map(double[] row, DoubleUnaryOperator operator) {
        return Arrays.stream(row).map(operator).toArray();
    }

    private static double[][] map(double[][] rows, DoubleUnaryOperator operator) {
        double[][] mapped = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            mapped[i] = map(rows[i], operator);
        }
        return mapped;
    }
}
