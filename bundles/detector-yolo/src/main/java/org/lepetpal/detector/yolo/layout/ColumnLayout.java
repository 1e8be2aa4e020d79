package org.lepetpal.detector.yolo.layout;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * YOLOv8 and later: one column for each point, in it the box (middle, width, height), a score for each class, and what comes
 * after (keypoints; the coefficients of masks, which are not used).
 *
 * @param kinds number of classes
 * @param keypoints how they are written down after the scores
 * @param scaleX pixels of the input for one unit of the box across
 * @param scaleY the same down
 */
record ColumnLayout(int kinds, KeypointForm keypoints, double scaleX, double scaleY) implements Layout {
    private static final int BOX = 4;

    @Override
    public String name() {
        return "boxes in columns (YOLOv8 and later)";
    }

    @Override
    public Preparation preparation() {
        return Preparation.ultralytics();
    }

    @Override
    public boolean overlapping() {
        return true;
    }

    @Override
    public List<Found> decode(List<Output> outputs, double threshold) {
        Output output = outputs.getFirst();
        FloatBuffer values = output.values();
        int points = output.side(1);
        float[] best = best(values, points);
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            if (!(best[i] < threshold)) {
                found.add(at(values, points, i, best[i]));
            }
        }
        return found;
    }

    @Override
    public double highest(List<Output> outputs) {
        Output output = outputs.getFirst();
        double highest = 0;
        for (float score : best(output.values(), output.side(1))) {
            highest = Math.max(highest, score);
        }
        return highest;
    }

    /** Class by class over all points: two plain arrays, which the compiler turns into vector instructions. */
    private float[] best(FloatBuffer values, int points) {
        float[] best = new float[points];
        float[] row = new float[points];
        Arrays.fill(best, 0);
        for (int kind = 0; kind < kinds; kind++) {
            values.get((BOX + kind) * points, row);
            for (int i = 0; i < points; i++) {
                best[i] = Math.max(best[i], row[i]);
            }
        }
        return best;
    }

    private Found at(FloatBuffer values, int points, int i, float score) {
        int kind = 0;
        while (kind < kinds - 1 && values.get((BOX + kind) * points + i) != score) {
            kind++;
        }
        double x = values.get(i) * scaleX;
        double y = values.get(points + i) * scaleY;
        double halfWidth = values.get(2 * points + i) * scaleX / 2;
        double halfHeight = values.get(3 * points + i) * scaleY / 2;
        return new Found(
                kind,
                score,
                x - halfWidth,
                y - halfHeight,
                x + halfWidth,
                y + halfHeight,
                keypoints.read(values, (BOX + kinds) * points + i, points, scaleX, scaleY));
    }
}
