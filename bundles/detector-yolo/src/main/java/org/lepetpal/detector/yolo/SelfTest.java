package org.lepetpal.detector.yolo;

import ai.onnxruntime.OrtException;
import java.util.List;
import org.lepetpal.detector.yolo.model.BadModelException;

/**
 * Runs a model on pictures with things in them. A sound one is never quite sure that there is nothing; where every score of
 * every picture is 0, they were lost, mostly because scores and pixels were quantised together at the end.
 */
final class SelfTest {
    private final YoloModel model;

    SelfTest(YoloModel model) {
        this.model = model;
    }

    void run(List<Picture> pictures) throws BadModelException, OrtException {
        double highest = 0;
        for (Picture picture : pictures) {
            double found = model.highest(picture);
            if (!Double.isFinite(found)) {
                throw new BadModelException("its self-test gave values that are no numbers");
            }
            highest = Math.max(highest, found);
        }
        if (!(highest > 0)) {
            throw new BadModelException(
                    "all its scores are zero in its self-test: the export is broken (int8 with scores "
                            + "and boxes quantised together?), or it needs a \"picture\" in model.json in which it finds something");
        }
        if (highest > 1.001) {
            throw new BadModelException("its self-test gave scores of up to " + highest
                    + "; 0…1 are expected: its outputs are of another layout");
        }
    }
}
