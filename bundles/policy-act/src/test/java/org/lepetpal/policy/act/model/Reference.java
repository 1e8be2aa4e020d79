package org.lepetpal.policy.act.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.lepetpal.lerobot.checkpoint.Safetensors;

/** A second implementation of ACT in double precision, from docs/act.md, plain and slow. It shares nothing with the first. */
final class Reference {
    private final Safetensors weights;
    private final int width;
    private final int heads;
    private final boolean gelu;
    private final boolean normFirst;

    Reference(Safetensors weights, int width, int heads, boolean gelu, boolean normFirst) {
        this.weights = weights;
        this.width = width;
        this.heads = heads;
        this.gelu = gelu;
        this.normFirst = normFirst;
    }

    /** A picture or what becomes of it: [channel][row][column]. */
    double[][][] picture(float[] planes, int height, int columns) {
        double[][][] picture = new double[3][height][columns];
        for (int i = 0; i < planes.length; i++) {
            picture[i / columns / height][i / columns % height][i % columns] = planes[i];
        }
        return picture;
    }

    double[][] plan(
            List<double[][][]> pictures, double[] state, int[] depths, boolean bottleneck, int encoder, int decoder) {
        List<double[]> tokens = new ArrayList<>();
        List<double[]> places = new ArrayList<>();
        tokens.add(row("model.encoder_latent_input_proj.bias"));
        if (state.length > 0) {
            tokens.add(linear(state, "model.encoder_robot_state_input_proj"));
        }
        double[][] first = matrix("model.encoder_1d_feature_pos_embed.weight", width);
        places.addAll(List.of(first));
        for (double[][][] picture : pictures) {
            double[][][] seen = resnet(picture, depths, bottleneck);
            double[][] narrow = matrix("model.encoder_img_feat_input_proj.weight", seen.length);
            double[] bias = row("model.encoder_img_feat_input_proj.bias");
            int rows = seen[0].length;
            int columns = seen[0][0].length;
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    double[] token = bias.clone();
                    for (int out = 0; out < width; out++) {
                        for (int in = 0; in < seen.length; in++) {
                            token[out] += narrow[out][in] * seen[in][y][x];
                        }
                    }
                    tokens.add(token);
                    places.add(place(y, rows, x, columns));
                }
            }
        }
        double[][] where = places.toArray(double[][]::new);
        double[][] read = tokens.toArray(double[][]::new);
        for (int i = 0; i < encoder; i++) {
            String name = "model.encoder.layers." + i + ".";
            read = around(read, name + "norm1", x -> attend(plus(x, where), plus(x, where), x, name + "self_attn."));
            read = around(read, name + "norm2", x -> mlp(x, name));
        }
        double[][] memory = normFirst ? norm(read, "model.encoder.norm") : read;
        double[][] asked = matrix("model.decoder_pos_embed.weight", width);
        double[][] written = new double[asked.length][width];
        for (int i = 0; i < decoder; i++) {
            String name = "model.decoder.layers." + i + ".";
            written = around(
                    written, name + "norm1", x -> attend(plus(x, asked), plus(x, asked), x, name + "self_attn."));
            written = around(
                    written,
                    name + "norm2",
                    x -> attend(plus(x, asked), plus(memory, where), memory, name + "multihead_attn."));
            written = around(written, name + "norm3", x -> mlp(x, name));
        }
        double[][] last = norm(written, "model.decoder.norm");
        double[][] actions = new double[last.length][];
        for (int i = 0; i < last.length; i++) {
            actions[i] = linear(last[i], "model.action_head");
        }
        return actions;
    }

    private double[] place(int y, int rows, int x, int columns) {
        double[] place = new double[width];
        int half = width / 2;
        for (int pair = 0; pair < half / 2; pair++) {
            double slow = Math.pow(10000, 4.0 * pair / width);
            double down = (y + 1.0) / (rows + 1e-6) * 2 * Math.PI / slow;
            double across = (x + 1.0) / (columns + 1e-6) * 2 * Math.PI / slow;
            place[2 * pair] = Math.sin(down);
            place[2 * pair + 1] = Math.cos(down);
            place[half + 2 * pair] = Math.sin(across);
            place[half + 2 * pair + 1] = Math.cos(across);
        }
        return place;
    }

    private double[][] around(double[][] x, String norm, UnaryOperator<double[][]> layer) {
        return normFirst ? plus(x, layer.apply(norm(x, norm))) : norm(plus(x, layer.apply(x)), norm);
    }

    private double[][] attend(double[][] asking, double[][] looked, double[][] found, String name) {
        double[][] in = matrix(name + "in_proj_weight", width);
        double[] bias = row(name + "in_proj_bias");
        double[][] q = project(asking, in, bias, 0);
        double[][] k = project(looked, in, bias, width);
        double[][] v = project(found, in, bias, 2 * width);
        int size = width / heads;
        double[][] result = new double[q.length][];
        for (int i = 0; i < q.length; i++) {
            double[] mixed = new double[width];
            for (int head = 0; head < heads; head++) {
                double[] scores = new double[k.length];
                double sum = 0;
                double most = Double.NEGATIVE_INFINITY;
                for (int j = 0; j < k.length; j++) {
                    for (int c = head * size; c < (head + 1) * size; c++) {
                        scores[j] += q[i][c] * k[j][c];
                    }
                    most = Math.max(most, scores[j]);
                }
                for (int j = 0; j < k.length; j++) {
                    scores[j] = Math.exp((scores[j] - most) / Math.sqrt(size));
                    sum += scores[j];
                }
                for (int j = 0; j < k.length; j++) {
                    for (int c = head * size; c < (head + 1) * size; c++) {
                        mixed[c] += scores[j] / sum * v[j][c];
                    }
                }
            }
            result[i] = linear(mixed, name + "out_proj");
        }
        return result;
    }

    private double[][] project(double[][] x, double[][] weight, double[] bias, int from) {
        double[][] y = new double[x.length][width];
        for (int i = 0; i < x.length; i++) {
            for (int out = 0; out < width; out++) {
                y[i][out] = bias[from + out];
                for (int c = 0; c < width; c++) {
                    y[i][out] += weight[from + out][c] * x[i][c];
                }
            }
        }
        return y;
    }

    private double[][] mlp(double[][] x, String layer) {
        double[][] y = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            double[] wide = linear(x[i], layer + "linear1");
            for (int k = 0; k < wide.length; k++) {
                wide[k] = gelu ? wide[k] * 0.5 * (1 + erf(wide[k] / Math.sqrt(2))) : Math.max(0, wide[k]);
            }
            y[i] = linear(wide, layer + "linear2");
        }
        return y;
    }

    /** By its series, as far as that is exact. */
    private static double erf(double x) {
        if (Math.abs(x) > 4) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; n < 200; n++) {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    private double[][] norm(double[][] x, String name) {
        double[] weight = row(name + ".weight");
        double[] bias = row(name + ".bias");
        double[][] y = new double[x.length][width];
        for (int i = 0; i < x.length; i++) {
            double mean = 0;
            double square = 0;
            for (double value : x[i]) {
                mean += value / width;
            }
            for (double value : x[i]) {
                square += (value - mean) * (value - mean) / width;
            }
            for (int k = 0; k < width; k++) {
                y[i][k] = (x[i][k] - mean) / Math.sqrt(square + 1e-5) * weight[k] + bias[k];
            }
        }
        return y;
    }

    private static double[][] plus(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i].clone();
            for (int k = 0; k < sum[i].length; k++) {
                sum[i][k] += b[i][k];
            }
        }
        return sum;
    }

    private double[] linear(double[] x, String name) {
        double[][] weight = matrix(name + ".weight", x.length);
        double[] y = row(name + ".bias");
        for (int out = 0; out < y.length; out++) {
            for (int in = 0; in < x.length; in++) {
                y[out] += weight[out][in] * x[in];
            }
        }
        return y;
    }

    private double[][][] resnet(double[][][] picture, int[] depths, boolean bottleneck) {
        String name = "model.backbone.";
        double[][][] x = pool(relu(conv(picture, name + "conv1", name + "bn1", 7, 2, 3)));
        for (int stage = 0; stage < 4; stage++) {
            for (int i = 0; i < depths[stage]; i++) {
                String block = name + "layer" + (stage + 1) + "." + i + ".";
                int stride = stage > 0 && i == 0 ? 2 : 1;
                double[][][] y;
                if (bottleneck) {
                    y = relu(conv(x, block + "conv1", block + "bn1", 1, 1, 0));
                    y = relu(conv(y, block + "conv2", block + "bn2", 3, stride, 1));
                    y = conv(y, block + "conv3", block + "bn3", 1, 1, 0);
                } else {
                    y = relu(conv(x, block + "conv1", block + "bn1", 3, stride, 1));
                    y = conv(y, block + "conv2", block + "bn2", 3, 1, 1);
                }
                double[][][] skip = weights.tensors().containsKey(block + "downsample.0.weight")
                        ? conv(x, block + "downsample.0", block + "downsample.1", 1, stride, 0)
                        : x;
                for (int c = 0; c < y.length; c++) {
                    y[c] = plus(y[c], skip[c]);
                }
                x = relu(y);
            }
        }
        return x;
    }

    private double[][][] conv(double[][][] x, String name, String norm, int kernel, int stride, int pad) {
        double[] numbers = row(name + ".weight");
        double[] gain = row(norm + ".weight");
        double[] bias = row(norm + ".bias");
        double[] mean = row(norm + ".running_mean");
        double[] variance = row(norm + ".running_var");
        int height = (x[0].length + 2 * pad - kernel) / stride + 1;
        int columns = (x[0][0].length + 2 * pad - kernel) / stride + 1;
        double[][][] y = new double[gain.length][height][columns];
        for (int out = 0; out < y.length; out++) {
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < columns; column++) {
                    double sum = 0;
                    for (int in = 0; in < x.length; in++) {
                        for (int k = 0; k < kernel * kernel; k++) {
                            int r = row * stride - pad + k / kernel;
                            int c = column * stride - pad + k % kernel;
                            if (r >= 0 && r < x[in].length && c >= 0 && c < x[in][0].length) {
                                sum += numbers[(out * x.length + in) * kernel * kernel + k] * x[in][r][c];
                            }
                        }
                    }
                    y[out][row][column] = (sum - mean[out]) / Math.sqrt(variance[out] + 1e-5) * gain[out] + bias[out];
                }
            }
        }
        return y;
    }

    private static double[][][] relu(double[][][] x) {
        for (double[][] plane : x) {
            for (double[] row : plane) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = Math.max(0, row[i]);
                }
            }
        }
        return x;
    }

    private static double[][][] pool(double[][][] x) {
        int height = (x[0].length - 1) / 2 + 1;
        int columns = (x[0][0].length - 1) / 2 + 1;
        double[][][] y = new double[x.length][height][columns];
        for (int c = 0; c < x.length; c++) {
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < columns; column++) {
                    double most = Double.NEGATIVE_INFINITY;
                    for (int r = Math.max(0, 2 * row - 1); r <= Math.min(x[c].length - 1, 2 * row + 1); r++) {
                        for (int k = Math.max(0, 2 * column - 1);
                                k <= Math.min(x[c][0].length - 1, 2 * column + 1);
                                k++) {
                            most = Math.max(most, x[c][r][k]);
                        }
                    }
                    y[c][row][column] = most;
                }
            }
        }
        return y;
    }

    private double[] row(String name) {
        float[] floats = weights.floats(name);
        double[] row = new double[floats.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = floats[i];
        }
        return row;
    }

    private double[][] matrix(String name, int columns) {
        double[] all = row(name);
        double[][] matrix = new double[all.length / columns][columns];
        for (int i = 0; i < all.length; i++) {
            matrix[i / columns][i % columns] = all[i];
        }
        return matrix;
    }
}
