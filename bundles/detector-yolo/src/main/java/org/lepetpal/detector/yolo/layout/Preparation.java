package org.lepetpal.detector.yolo.layout;

import java.util.List;

/**
 * How a picture becomes a model's input: value = (level − mean) / std for levels 0…255.
 *
 * @param order of the colours in the input
 * @param fit where the picture lies in the input
 * @param pad level of what the picture does not cover, 0…255
 * @param mean one for each colour, in the input's order
 * @param std one for each colour, in the input's order; not 0
 */
public record Preparation(Order order, Fit fit, int pad, List<Double> mean, List<Double> std) {
    private static final int GREY = 114;

    public Preparation {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (pad < 0 || pad > 255) {
            throw new IllegalArgumentException("pad " + pad + " is not in 0…255");
        }
        if (mean.size() != 3 || std.size() != 3) {
            throw new IllegalArgumentException("mean and std need 3 numbers each");
        }
        for (int i = 0; i < 3; i++) {
            if (!Double.isFinite(mean.get(i)) || !(Math.abs(std.get(i)) > 1e-6)) {
                throw new IllegalArgumentException("mean " + mean + ", std " + std);
            }
        }
    }

    /** Order of colours. */
    public enum Order {
        RGB,
        BGR
    }

    /** Where the picture lies in the input. */
    public enum Fit {
        /** Kept in proportion, in the middle. */
        CENTRED,
        /** Kept in proportion, at the top left. */
        CORNER,
        /** Made as wide and as high as the input. */
        STRETCHED
    }

    /** As Ultralytics' models want it (ultralytics/data/augment.py, LetterBox): RGB, 0…1. */
    static Preparation ultralytics() {
        return new Preparation(Order.RGB, Fit.CENTRED, GREY, same(0), same(255));
    }

    /** As YOLOX wants it since 0.1.1 (yolox/data/data_augment.py, preproc): BGR, 0…255. */
    static Preparation yolox() {
        return new Preparation(Order.BGR, Fit.CORNER, GREY, same(0), same(1));
    }

    /** As NanoDet wants it (nanodet/data/transform/color.py, config/*.yml): ImageNet's colours, BGR. */
    static Preparation nanodet() {
        return new Preparation(
                Order.BGR, Fit.CENTRED, 0, List.of(103.53, 116.28, 123.675), List.of(57.375, 57.12, 58.395));
    }

    /** As FastestDet wants it (test.py of its repository): BGR, 0…1, not in proportion. */
    static Preparation fastestDet() {
        return new Preparation(Order.BGR, Fit.STRETCHED, 0, same(0), same(255));
    }

    /** The same for a model that scales levels itself. */
    public Preparation unscaled() {
        return new Preparation(order, fit, pad, same(0), same(1));
    }

    private static List<Double> same(double value) {
        return List.of(value, value, value);
    }
}
