package org.lepetpal.detector.yolo;

import java.util.ArrayList;
import java.util.List;
import org.lepetpal.api.vision.Keypoint;
import org.lepetpal.api.vision.Pixel;

/** Names of a body's joints: those of COCO's people where there are as many, else numbers. */
final class Joints {
    private static final List<String> COCO = List.of(
            "nose",
            "left_eye",
            "right_eye",
            "left_ear",
            "right_ear",
            "left_shoulder",
            "right_shoulder",
            "left_elbow",
            "right_elbow",
            "left_wrist",
            "right_wrist",
            "left_hip",
            "right_hip",
            "left_knee",
            "right_knee",
            "left_ankle",
            "right_ankle");

    private Joints() {}

    /** Those whose place is a number. */
    static List<Keypoint> of(List<org.lepetpal.detector.yolo.layout.Keypoint> found) {
        List<Keypoint> joints = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            var one = found.get(i);
            if (Double.isFinite(one.x()) && Double.isFinite(one.y()) && Double.isFinite(one.score())) {
                String name = found.size() == COCO.size() ? COCO.get(i) : "keypoint " + i;
                joints.add(new Keypoint(name, new Pixel(one.x(), one.y()), Math.clamp(one.score(), 0.0, 1.0)));
            }
        }
        return joints;
    }
}
