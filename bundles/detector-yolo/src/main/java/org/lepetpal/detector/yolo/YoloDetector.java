package org.lepetpal.detector.yolo;

import ai.onnxruntime.OrtException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.detector.yolo.layout.Found;
import org.lepetpal.detector.yolo.layout.Suppression;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows frames to a model and says what it found, under the published names. */
final class YoloDetector implements Detector, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(YoloDetector.class);

    private final YoloModel model;
    private final Map<Integer, String> wanted;
    private final Map<String, Integer> leaders = new HashMap<>();
    private final double confidence;
    private final double iou;
    private boolean closed;

    /**
     * @param model becomes the detector's, which closes it
     * @param wanted published names by number of the model's class
     */
    YoloDetector(YoloModel model, Map<Integer, String> wanted, double confidence, double iou) {
        this.model = model;
        this.wanted = Map.copyOf(wanted);
        wanted.forEach((kind, label) -> leaders.merge(label, kind, Math::min));
        this.confidence = confidence;
        this.iou = iou;
    }

    @Override
    public Set<String> classes() {
        return Set.copyOf(leaders.keySet());
    }

    /** @throws IllegalStateException once closed, and when ONNX Runtime fails */
    @Override
    public synchronized List<Detection> detect(Frame frame) {
        if (closed) {
            throw new IllegalStateException("the YOLO detector is withdrawn");
        }
        try {
            Picture picture = new Picture(frame.width(), frame.height(), frame.bgr());
            List<Found> found = model.look(picture, confidence, iou, wanted.keySet()).stream()
                    .filter(YoloDetector::isBox)
                    .map(one -> one.as(leaders.get(wanted.get(one.kind()))))
                    .toList();
            // Once more, since two classes of the model may be published as one.
            return Suppression.apply(found, leaders.size() == wanted.size() ? 1 : iou).stream()
                    .map(this::detection)
                    .toList();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed", e);
        }
    }

    /** Frees the model; waits for a frame that is being looked at. Idempotent. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            model.close();
        } catch (OrtException e) {
            LOG.warn("the memory of {} may not have been freed", model.name(), e);
        }
    }

    /** Boxes outside of the picture have no area in it; those that are no numbers fail here too. */
    private static boolean isBox(Found found) {
        return found.right() > found.left() && found.bottom() > found.top() && found.score() >= 0;
    }

    private Detection detection(Found found) {
        return new Detection(
                        wanted.get(found.kind()),
                        Math.min(1, found.score()),
                        found.left(),
                        found.top(),
                        found.right() - found.left(),
                        found.bottom() - found.top())
                .by(model.name() + " " + model.version())
                .with(Joints.of(found.keypoints()));
    }
}
