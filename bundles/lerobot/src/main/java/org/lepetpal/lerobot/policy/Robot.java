package org.lepetpal.lerobot.policy;

import java.util.Optional;
import java.util.Set;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.vision.Frame;

/** The robot as a policy finds it. Any thread; answers from memory. */
public interface Robot {
    /** The arm in use; empty when there is none. */
    Optional<ArmDescription> arm();

    /** Names of the cameras that deliver. */
    Set<String> cameras();

    /** A camera's newest frame, retained for the caller, who closes it. @param seen what the default camera shows */
    Optional<Frame> frame(String camera, Observation seen);
}
