package org.lepetpal.detector.yolo.layout;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Models that sort out overlaps themselves (YOLOv10, YOLO26, exports with NMS): a row for each thing with its corners, score
 * and class. Rows that are not needed have a score of 0.
 *
 * @param corner place of the left edge in a row; top, right and bottom follow
 * @param score place of the score
 * @param kind place of the class
 * @param keypoints how they are written down, after all else
 */
record FinalLayout(int corner, int score, int kind, KeypointForm keypoints) implements Layout {
    private static final int PLAIN = 6;
    private static final int MOST_KINDS = 100_000;

    /** Corners, score, class. */
    static FinalLayout plain(KeypointForm keypoints) {
        return new FinalLayout(0, 4, 5, keypoints);
    }

    /** Number of the picture, corners, class, score (YOLOv7's export). */
    static FinalLayout numbered() {
        return new FinalLayout(1, 6, 5, KeypointForm.NONE);
    }

    @Override
    public String name() {
        return "final boxes (end to end)";
    }

    @Override
    public int kinds() {
        return 0;
    }

    @Override
    public Preparation preparation() {
        return Preparation.ultralytics();
    }

    @Override
    public boolean overlapping() {
        return false;
    }

    @Override
    public List<Found> decode(List<Output> outputs, double threshold) {
        Output output = outputs.getFirst();
        FloatBuffer values = output.values();
        int length = output.side(1);
        List<Found> found = new ArrayList<>();
        for (int row = 0, at = 0; row < output.side(2); row++, at += length) {
            float sure = values.get(at + score);
            float which = values.get(at + kind);
            if (!(sure < threshold) && which >= 0 && which < MOST_KINDS) {
                found.add(new Found(
                        Math.round(which),
                        sure,
                        values.get(at + corner),
                        values.get(at + corner + 1),
                        values.get(at + corner + 2),
                        values.get(at + corner + 3),
                        keypoints.read(values, at + PLAIN, 1, 1, 1)));
            }
        }
        return found;
    }
}
