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
 * <p>All times in it, also those of the reading, the frame and the sighting, are on the clock of the command that the policy
 * serves. It goes as the robot's timebase does and stands still while something in the way makes the arm wait (a safety
 * {@link org.lepetpal.api.safety.Verdict#pause pause}); the policy is not asked meanwhile. So waiting takes nothing of what a
 * policy does or waits for, and the age of what it sees is its {@code nanos} less its time. After a wait a picture may
 * therefore be of before the one that was seen last; {@code sequence} tells which is newer.
 *
 * @param nanos now; does not go back from one question to the next
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
