package org.lepetpal.api.vision;

/**
 * Who makes more of the robot's sight registers a {@link Sight} with a higher ranking on top of the one below, so that
 * everybody gets the finest there is and each stage can come and go. A stage names itself by the service property
 * {@link #KEY}; the robot's bare sight has none.
 */
public final class SightStage {
    /** Name of the service property. */
    public static final String KEY = "sight.stage";
    /** Things are followed from picture to picture: {@link Detection#track()}. Ranking 10. */
    public static final String TRACKED = "tracked";
    /** Cameras that do not know their place have the one that was taught: {@link Sighting#calibration()}. Ranking 20. */
    public static final String CALIBRATED = "calibrated";

    private SightStage() {}
}
