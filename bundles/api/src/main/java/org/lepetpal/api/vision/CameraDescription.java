package org.lepetpal.api.vision;

import java.util.Optional;

/**
 * What a camera gives.
 *
 * @param name the operator's name for it, for example {@code front}
 * @param source what it is read from, for people, for example {@code simulated room} or {@code USB camera 0}
 * @param width pixels
 * @param height pixels
 * @param framesPerSecond rate that it really runs at; more than 0
 * @param calibration where it stands and how it projects; empty when unknown
 */
public record CameraDescription(
        String name,
        String source,
        int width,
        int height,
        double framesPerSecond,
        Optional<CameraCalibration> calibration) {
    public CameraDescription {
        if (name.isBlank()) {
            throw new IllegalArgumentException("camera name is blank");
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("camera size " + width + "x" + height);
        }
        if (!(framesPerSecond > 0) || !Double.isFinite(framesPerSecond)) {
            throw new IllegalArgumentException("camera rate " + framesPerSecond);
        }
    }
}
