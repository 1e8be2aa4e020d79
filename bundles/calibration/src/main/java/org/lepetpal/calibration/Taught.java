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
    /** The source of the simulated room's camera, under which no real one ever comes. */
    private static final String SIMULATED = "simulated room";

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

    /** Whether it is known to be about this camera: it was taught for what the camera is read from, or recognised in it. */
    boolean isAbout(CameraDescription camera) {
        return isFrom(camera) || fit.state() == State.FITS;
    }

    /** Whether the camera is read from what it was taught for. A source is a name, and a camera may come under another. */
    boolean isFrom(CameraDescription camera) {
        return camera.source().equals(setup().source());
    }

    /** Whether it waits for a camera of its own world: it is not used meanwhile, and not touched. */
    boolean isPutAside() {
        return fit.state() == State.NONE;
    }

    /** Whether it binds an arm: what lies on a real table lies there whatever the camera is, and in the way of a real arm. */
    boolean isBinding() {
        return !isPutAside() || !isOfSimulatedRoom();
    }

    /** The same when the camera has gone: what was put aside for that one is no more. */
    Taught missed() {
        return isPutAside() && isBinding() ? waiting(kept) : this;
    }

    private boolean isOfSimulatedRoom() {
        return setup().source().equals(SIMULATED);
    }

    /** The same for a camera that comes by its name: how another one fitted says nothing about this one. */
    Taught met(CameraDescription camera) {
        if (isOfAnotherWorld(camera)) {
            return putAside(camera);
        }
        return isFrom(camera) && !isPutAside() ? this : waiting(kept);
    }

    /**
     * The same after a look at the camera. Doubted or not, it stays in force, for what lies on the table has not moved; but
     * what lies in the simulated room is on no real table.
     */
    Taught judged(CameraDescription camera, Recognition seen) {
        if (isOfAnotherWorld(camera)) {
            return putAside(camera);
        }
        if (!hasFormOf(camera)) {
            return doubted("%staught for pictures of %dx%d, the camera gives %dx%d: teach it anew"
                    .formatted(origin(camera), setup().width(), setup().height(), camera.width(), camera.height()));
        }
        if (isFrom(camera)) {
            return seen.isSame()
                    ? fitting(kept, seen.detail())
                    : doubted("the camera seems to have moved: " + seen.detail() + ". Teach it anew, or confirm");
        }
        return seen.isProof()
                ? fitting(kept, origin(camera) + seen.detail())
                : doubted(origin(camera) + seen.detail() + ". Teach it anew, or confirm");
    }

    /** Whether one of them is simulated and the other real. */
    private boolean isOfAnotherWorld(CameraDescription camera) {
        return !isFrom(camera) && (camera.source().equals(SIMULATED) || isOfSimulatedRoom());
    }

    private Taught putAside(CameraDescription camera) {
        String except = isOfSimulatedRoom() ? "" : ", but for a real arm";
        return new Taught(kept, new Fit(State.NONE, origin(camera) + "put aside meanwhile" + except));
    }

    private Taught doubted(String why) {
        return new Taught(kept, new Fit(State.UNCONFIRMED, why));
    }

    /** What to say first of a camera that is read from something else than it was; else nothing. */
    private String origin(CameraDescription camera) {
        return isFrom(camera)
                ? ""
                : "taught for %s, now the camera is %s: ".formatted(setup().source(), camera.source());
    }

    /** Whether its pictures are as wide by height as they were, so that only their scale may differ. */
    boolean hasFormOf(CameraDescription camera) {
        double was = (double) setup().width() / setup().height();
        double is = (double) camera.width() / camera.height();
        return Math.abs(was / is - 1) < 0.01;
    }
}
