package org.lepetpal.detector.yolo.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lepetpal.detector.yolo.layout.DflLayout.Level;
import org.lepetpal.detector.yolo.layout.DflLayout.Place;

/**
 * Tells NanoDet, whose grids come in two outputs each, or all in one from later exporters, and NanoDet-Plus, which has all of them
 * in one, and one grid more.
 */
final class Distributions {
    private static final int FEWEST_BINS = 5;
    private static final int MOST_BINS = 33;
    private static final int GRIDS_OF_PLUS = 4;
    /** nanodet/model/head/gfl_head.py, get_single_level_center_point. */
    private static final double CENTRE = 0.5;
    /** nanodet/model/head/nanodet_plus_head.py, get_single_level_center_priors. */
    private static final double CENTRE_OF_PLUS = 0;

    private static final List<Integer> STRIDES = List.of(4, 8, 16, 32, 64, 128);

    private Distributions() {}

    static Optional<Layout> find(List<Output> outputs, Hints hints) {
        return outputs.size() == 1 ? rows(outputs, hints) : maps(outputs, hints);
    }

    private static Optional<Layout> rows(List<Output> outputs, Hints hints) {
        Output output = outputs.getFirst();
        int kinds = hints.kindsOrCoco();
        int row = output.side(1);
        Optional<Anchors> anchors = Anchors.of(output.side(2), hints.width(), hints.height());
        if (!output.isMatrix() || anchors.isEmpty() || !binned(row - kinds)) {
            return Optional.empty();
        }
        List<Level> levels = new ArrayList<>();
        int first = 0;
        for (int stride : anchors.get().strides()) {
            int points = anchors.get().count(stride);
            levels.add(new Level(
                    stride,
                    anchors.get().columns(stride),
                    points,
                    new Place(0, first * row, row),
                    new Place(0, first * row + kinds, row)));
            first += points;
        }
        double centre = levels.size() == GRIDS_OF_PLUS ? CENTRE_OF_PLUS : CENTRE;
        return Optional.of(new DflLayout(kinds, (row - kinds) / 4, centre, logits(output, kinds), levels));
    }

    private static Optional<Layout> maps(List<Output> outputs, Hints hints) {
        if (outputs.size() < 4 || outputs.size() % 2 != 0 || !outputs.stream().allMatch(Output::isMatrix)) {
            return Optional.empty();
        }
        int kinds = hints.kindsOrCoco();
        List<Integer> scores = having(outputs, kinds);
        List<Integer> edges = IntStream.range(0, outputs.size())
                .boxed()
                .filter(i -> !scores.contains(i))
                .toList();
        int row = outputs.get(edges.isEmpty() ? 0 : edges.getFirst()).side(1);
        if (scores.size() * 2 != outputs.size()
                || !binned(row)
                || !having(outputs, row).equals(edges)) {
            return Optional.empty();
        }
        List<Level> levels = new ArrayList<>();
        for (int score : scores) {
            int points = outputs.get(score).side(2);
            Optional<Integer> edge =
                    edges.stream().filter(i -> outputs.get(i).side(2) == points).findFirst();
            Optional<Integer> stride = stride(points, hints);
            if (edge.isEmpty() || stride.isEmpty()) {
                return Optional.empty();
            }
            levels.add(new Level(
                    stride.get(),
                    Math.ceilDiv(hints.width(), stride.get()),
                    points,
                    new Place(score, 0, kinds),
                    new Place(edge.get(), 0, row)));
        }
        levels.sort(Comparator.comparingInt(Level::stride));
        boolean logits = scores.stream().anyMatch(i -> logits(outputs.get(i), kinds));
        return Optional.of(new DflLayout(kinds, row / 4, CENTRE, logits, levels));
    }

    private static List<Integer> having(List<Output> outputs, int row) {
        return IntStream.range(0, outputs.size())
                .boxed()
                .filter(i -> outputs.get(i).side(1) == row)
                .toList();
    }

    private static boolean binned(int row) {
        return row % 4 == 0 && row / 4 >= FEWEST_BINS && row / 4 <= MOST_BINS;
    }

    private static Optional<Integer> stride(int points, Hints hints) {
        return STRIDES.stream()
                .filter(stride -> new Anchors(hints.width(), hints.height(), List.of(stride)).count() == points)
                .findFirst();
    }

    /** Scores that are none yet: probabilities lie in 0…1. */
    private static boolean logits(Output output, int kinds) {
        for (int row = 0; row < output.side(2); row++) {
            for (int kind = 0; kind < kinds; kind++) {
                float value = output.values().get(row * output.side(1) + kind);
                if (value < 0 || value > 1) {
                    return true;
                }
            }
        }
        return false;
    }
}
