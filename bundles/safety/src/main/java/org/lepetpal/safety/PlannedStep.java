package org.lepetpal.safety;

import java.util.Optional;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;

/**
 * One target of a motion that is reviewed beforehand.
 *
 * @param arm what would move
 * @param target where to
 * @param before the target before it; empty for the first
 * @param earlier the target before that; empty for the first two
 * @param seconds from target to target; more than 0
 */
record PlannedStep(
        ArmDescription arm,
        JointAngles target,
        Optional<JointAngles> before,
        Optional<JointAngles> earlier,
        double seconds) {}
