package org.lepetpal.policy.act.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The residual network that looks at pictures, as torchvision builds and names it, up to its last stage.
 *
 * @param depths blocks in each of its four stages
 * @param bottleneck whether blocks are of three convolutions, the middle one narrow, and not of two
 * @param width channels of the first stage; 64 in every network of torchvision's
 */
public record ResNet(List<Integer> depths, boolean bottleneck, int width) {
    /** By which it makes a picture smaller, rounding up at each halving. */
    static final int HALVINGS = 5;

    private static final String NAME = "model.backbone.";
    private static final int WIDENING = 4;
    private static final Map<String, ResNet> KNOWN = Map.of(
            "resnet18", new ResNet(List.of(2, 2, 2, 2), false, 64),
            "resnet34", new ResNet(List.of(3, 4, 6, 3), false, 64),
            "resnet50", new ResNet(List.of(3, 4, 6, 3), true, 64),
            "resnet101", new ResNet(List.of(3, 4, 23, 3), true, 64),
            "resnet152", new ResNet(List.of(3, 8, 36, 3), true, 64));

    public ResNet {
        depths = List.copyOf(depths);
    }

    /** Names of those that are known, in order. */
    static List<String> names() {
        return KNOWN.keySet().stream().sorted().toList();
    }

    /** @param name one of {@link #names} */
    static ResNet of(String name, int width) {
        ResNet known = KNOWN.get(name);
        return new ResNet(known.depths, known.bottleneck, width);
    }

    /**
     * A convolution without bias, and the norm after it.
     *
     * @param name of the convolution
     * @param norm name of the norm
     * @param in channels
     * @param out channels
     * @param kernel side in pixels
     * @param stride in pixels
     */
    record Conv(String name, String norm, int in, int out, int kernel, int stride) {
        /** Pixels that are added on each side. */
        int padding() {
            return kernel / 2;
        }
    }

    /**
     * Convolutions one after the other, to whose result the input is added.
     *
     * @param path in order; all but the last are rectified
     * @param shortcut what is done to the input before; none where it has the right shape already
     */
    record Block(List<Conv> path, List<Conv> shortcut) {}

    /** The first convolution; a pooling of 3 × 3 by 2 follows it. */
    Conv stem() {
        return new Conv(NAME + "conv1", NAME + "bn1", 3, width, 7, 2);
    }

    /** All blocks in order. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int in = width;
        for (int stage = 0; stage < depths.size(); stage++) {
            int middle = width << stage;
            for (int i = 0; i < depths.get(stage); i++) {
                String name = NAME + "layer" + (stage + 1) + "." + i + ".";
                int stride = stage > 0 && i == 0 ? 2 : 1;
                blocks.add(block(name, in, middle, stride));
                in = bottleneck ? middle * WIDENING : middle;
            }
        }
        return blocks;
    }

    private Block block(String name, int in, int middle, int stride) {
        int out = bottleneck ? middle * WIDENING : middle;
        List<Conv> path = bottleneck
                ? List.of(
                        new Conv(name + "conv1", name + "bn1", in, middle, 1, 1),
                        new Conv(name + "conv2", name + "bn2", middle, middle, 3, stride),
                        new Conv(name + "conv3", name + "bn3", middle, out, 1, 1))
                : List.of(
                        new Conv(name + "conv1", name + "bn1", in, out, 3, stride),
                        new Conv(name + "conv2", name + "bn2", out, out, 3, 1));
        boolean fits = stride == 1 && in == out;
        return new Block(
                path,
                fits ? List.of() : List.of(new Conv(name + "downsample.0", name + "downsample.1", in, out, 1, stride)));
    }

    /** Channels of what it gives. */
    int features() {
        int last = width << depths.size() - 1;
        return bottleneck ? last * WIDENING : last;
    }

    /** How many rows or columns it makes of so many pixels. */
    static int cells(int pixels) {
        int cells = pixels;
        for (int i = 0; i < HALVINGS; i++) {
            cells = (cells + 1) / 2;
        }
        return cells;
    }
}
