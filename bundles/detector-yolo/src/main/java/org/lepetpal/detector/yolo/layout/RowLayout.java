package org.lepetpal.detector.yolo.layout;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * YOLOv5, YOLOX, and turned exports of later ones: one row for each point, in it the box, for most a score that anything is
 * there, and a score for each class.
 *
 * @param kinds number of classes
 * @param objectness whether the first score says that anything is there; a thing's score is then both multiplied
 * @param boxes how boxes are written down
 * @param preparation of pictures
 */
record RowLayout(int kinds, boolean objectness, RowBoxes boxes, Preparation preparation) implements Layout {
    private static final int BOX = 4;

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
        int first = BOX + (objectness ? 1 : 0);
        List<Found> found = new ArrayList<>();
        for (int row = 0, at = 0; row < output.side(2); row++, at += length) {
            float any = objectness ? values.get(at + BOX) : 1;
            if (any < threshold) {
                continue; // the class's score is at most 1
            }
            int kind = Best.of(values, at + first, kinds);
            double score = any * (double) values.get(at + first + kind);
            if (!(score < threshold)) {
                found.add(boxes.at(values, at, row, kind, score));
            }
        }
        return found;
    }
}
