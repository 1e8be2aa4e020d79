package org.lepetpal.command;

import java.util.Optional;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;

/**
 * What the control loop knows of the arm, for other threads.
 *
 * @param arm which arm; empty when there is none or it does not answer
 * @param reading the newest; empty when the arm did not answer in this tick
 * @param lastTarget what it was last told; empty before the first, after a loss and while it is limp
 */
record Body(Optional<ArmDescription> arm, Optional<ArmReading> reading, Optional<JointAngles> lastTarget) {
    static final Body NONE = new Body(Optional.empty(), Optional.empty(), Optional.empty());
}
