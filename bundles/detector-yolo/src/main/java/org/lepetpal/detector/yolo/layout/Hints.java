package org.lepetpal.detector.yolo.layout;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a model beside its outputs.
 *
 * @param width of its input in pixels
 * @param height of its input in pixels
 * @param kinds number of its classes, where its names are known
 * @param keypoints of a body, where it finds any
 * @param endToEnd whether its metadata say that it sorts out overlaps itself
 * @param ultralytics whether its metadata are those of an export by Ultralytics
 * @param layout name of the only one that is tried; empty for all
 */
public record Hints(
        int width,
        int height,
        OptionalInt kinds,
        KeypointForm keypoints,
        boolean endToEnd,
        boolean ultralytics,
        Optional<String> layout) {
    static final int COCO = 80;

    /** Number of classes if known, else COCO's. */
    int kindsOrCoco() {
        return kinds.orElse(COCO);
    }
}
