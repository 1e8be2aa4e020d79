package org.lepetpal.calibration;

import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.CameraSetups.Fit;
import org.lepetpal.api.vision.CameraSetups.Fit.State;
import org.lepetpal.calibration.store.KeptSetup;
import org.lepetpal.calibration.watch.Recognition;

/**
 * What was taught about one camera, and how it fits the camera.
 *
 * @param kept as it is on disk
 * @param fit as it was last found
 */
record Taught(KeptSetup kept, Fit fit) {
    /** As it is after a start, before the camera has been seen. */
    static Taught waiting(KeptSetup kept) {
        return new Taught(kept, new Fit(State.WAITING, "the camera has not delivered yet"));
    }

    static Taught fitting(KeptSetup kept, String detail) {
        return new Taught(kept, new Fit(State.FITS, detail));
    }

    CameraSetup setup() {
        return kept.setup();
    }

    /** Whether it was taught for another camera by the same name. */
    boolean isForeign() {
        return fit.state() == State.NONE;
    }

    /** The same after a look at the camera. */
    Taught judged(CameraDescription camera, Recognition seen) {
        if (!camera.source().equals(setup().source())) {
            return new Taught(
                    kept,
                    new Fit(
                            State.NONE,
                            "taught for %s; now the camera is %s. Confirm takes it over"
                                    .formatted(setup().source(), camera.source())));
        }
        if (!hasFormOf(camera)) {
            return new Taught(
                    kept,
                    new Fit(
                            State.UNCONFIRMED,
                            "taught for pictures of %dx%d, the camera gives %dx%d: teach it anew"
                                    .formatted(setup().width(), setup().height(), camera.width(), camera.height())));
        }
        return seen.isSame()
                ? fitting(kept, seen.detail())
                : new Taught(
                        kept,
                        new Fit(
                                State.UNCONFIRMED,
                                "the camera seems to have moved: " + seen.detail() + ". Teach it anew, or confirm"));
    }

    /** Whether its pictures are as wide by height as they were, so that only their scale may differ. */
    boolean hasFormOf(CameraDescription camera) {
        double was = (double) setup().width() / setup().height();
        double is = (double) camera.width() / camera.height();
        return Math.abs(was / is - 1) < 0.01;
    }
}
