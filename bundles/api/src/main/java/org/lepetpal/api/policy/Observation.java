package org.lepetpal.api.policy;

import java.util.Objects;
import java.util.Optional;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Sighting;

/**
 * What a policy sees.
 *
 * @param nanos now, on the scale of the robot's timebase
 * @param arm the newest reading of the arm
 * @param lastTarget what was last sent to the arm
 * @param frame the default camera's newest frame, lent until the call returns; empty without a camera
 * @param sighting the newest detections; empty before the first
 */
public record Observation(
        long nanos, ArmReading arm, JointAngles lastTarget, Optional<Frame> frame, Optional<Sighting> sighting) {
    public Observation {
        Objects.requireNonNull(arm, "arm");
        Objects.requireNonNull(lastTarget, "lastTarget");
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(sighting, "sighting");
    }
}
