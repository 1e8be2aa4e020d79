package org.lepetpal.detector.yolo.layout;

import java.util.List;
import java.util.Optional;
import org.lepetpal.detector.yolo.layout.RowLayout.Score;

/** Tells the layouts that have a row for each point. */
final class Rows {
    /** No box of a whole set lies in the first one and a half pixels: these are parts of the picture. */
    private static final double PARTS = 1.5;

    private static final int ANCHORS_OF_V5 = 3;

    private Rows() {}

    /** One row for each point of known grids, objectness, boxes relative to the grid. */
    static Optional<Layout> yolox(List<Output> outputs, Hints hints) {
        return Layouts.matrix(outputs)
                .filter(output -> objectness(output, hints))
                .flatMap(output -> Anchors.of(output.side(2), hints.width(), hints.height())
                        .map(anchors -> yolox(output, anchors, hints)));
    }

    /** Rows whose boxes are ready. */
    static Optional<Layout> decoded(List<Output> outputs, Hints hints) {
        return Layouts.matrix(outputs).flatMap(output -> decoded(output, hints));
    }

    private static Layout yolox(Output output, Anchors anchors, Hints hints) {
        // Ready middles go all over the input; raw ones stay within a few cells of their own.
        boolean raw = highest(output, output.side(2), output.side(1)) < hints.width() / 2.0;
        RowBoxes boxes = raw ? RowBoxes.raw(anchors) : RowBoxes.scaled(1, 1);
        return new RowLayout(output.side(1) - 5, Score.OF_BOTH, boxes, Preparation.yolox());
    }

    private static Optional<Layout> decoded(Output output, Hints hints) {
        boolean objectness = objectness(output, hints);
        int kinds = output.side(1) - (objectness ? 5 : 4);
        if (kinds < 1 || kinds != hints.kinds().orElse(kinds) || output.side(2) < output.side(1)) {
            return Optional.empty();
        }
        boolean parts = inParts(output, output.side(2), output.side(1));
        RowBoxes boxes = RowBoxes.scaled(parts ? hints.width() : 1, parts ? hints.height() : 1);
        Score score = objectness ? Score.OF_BOTH : Score.OF_CLASS;
        if (objectness && kinds == 1 && hasThreeAnchors(output, hints)) {
            score = Score.OF_ANYTHING;
        }
        return Optional.of(new RowLayout(kinds, score, boxes, Preparation.ultralytics()));
    }

    /** By the number of names; else three anchors a point are YOLOv5's, and 84 are COCO's classes and a box. */
    private static boolean objectness(Output output, Hints hints) {
        int length = output.side(1);
        if (hints.kinds().isPresent()) {
            return length == hints.kinds().getAsInt() + 5;
        }
        return hasThreeAnchors(output, hints) || length != Hints.COCO + 4;
    }

    /** As YOLOv5 and v7 have at each point, and later ones have not. */
    private static boolean hasThreeAnchors(Output output, Hints hints) {
        return output.side(2) % ANCHORS_OF_V5 == 0
                && Anchors.of(output.side(2) / ANCHORS_OF_V5, hints.width(), hints.height())
                        .isPresent();
    }

    /** Whether boxes are in parts of the input, and not in its pixels. */
    static boolean inParts(Output output, int count, int step) {
        return highest(output, count, step) <= PARTS;
    }

    private static double highest(Output output, int count, int step) {
        double highest = 0;
        for (int i = 0; i < count; i++) {
            highest = Math.max(highest, output.values().get(i * step));
        }
        return highest;
    }
}
