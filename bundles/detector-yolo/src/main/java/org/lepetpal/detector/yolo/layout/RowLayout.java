package org.lepetpal.detector.yolo.layout;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * YOLOv5, YOLOX, and turned exports of later ones: one row for each point, in it the box, for most a score that anything is
 * there, and a score for each class.
 *
 * @param kinds number of classes
 * @param score how a thing's score is written down
 * @param boxes how boxes are written down
 * @param preparation of pictures
 */
record RowLayout(int kinds, Score score, RowBoxes boxes, Preparation preparation) implements Layout {
    private static final int BOX = 4;

    /** How a thing's score is written down. */
    enum Score {
        /** For each class. */
        OF_CLASS,
        /** That anything is there, and for each class; a thing's is both multiplied. */
        OF_BOTH,
        /** The same of YOLOv5 and v7 with one class, whose score is never trained (models/experimental.py, ONNX_ORT): 1, or 0.5. */
        OF_ANYTHING
    }

    @Override
    public String name() {
        return boxes.raw() ? "boxes in rows, relative to a grid (YOLOX)" : "boxes in rows (YOLOv5, YOLOX)";
    }

    @Override
    public boolean overlapping() {
        return true;
    }

    @Override
    public List<Found> decode(List<Output> outputs, double threshold) {
        Output output = outputs.getFirst();
        FloatBuffer values = output.values();
        int length = output.side(1);
        int first = BOX + (score == Score.OF_CLASS ? 0 : 1);
        List<Found> found = new ArrayList<>();
        for (int row = 0, at = 0; row < output.side(2); row++, at += length) {
            float any = score == Score.OF_CLASS ? 1 : values.get(at + BOX);
            if (any < threshold) {
                continue; // the class's score is at most 1
            }
            int kind = Best.of(values, at + first, kinds);
            double sure = score == Score.OF_ANYTHING ? any : any * (double) values.get(at + first + kind);
            if (!(sure < threshold)) {
                found.add(boxes.at(values, at, row, kind, sure));
            }
        }
        return found;
    }
}
