package org.lepetpal.detector.yolo.layout;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * How keypoints are written down.
 *
 * @param count how many a body has; 0 for none
 * @param values two each (x, y), or three with a score
 */
public record KeypointForm(int count, int values) {
    /** Of models that find boxes alone. */
    public static final KeypointForm NONE = new KeypointForm(0, 3);

    public KeypointForm {
        if (count < 0 || count > 1000 || values < 2 || values > 3) {
            throw new IllegalArgumentException(count + " keypoints of " + values + " values");
        }
    }

    int size() {
        return count * values;
    }

    /** @param step from one value of a body to its next */
    List<Keypoint> read(FloatBuffer from, int start, int step, double scaleX, double scaleY) {
        List<Keypoint> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = start + i * values * step;
            double score = values == 3 ? from.get(at + 2 * step) : 1;
            points.add(new Keypoint(from.get(at) * scaleX, from.get(at + step) * scaleY, score));
        }
        return points;
    }
}
