package org.lepetpal.safety;

import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;

/**
 * What rules judge a target by.
 *
 * @param arm what it is
 * @param reading where it is
 * @param goal what was last sent; where it was when nothing has been sent yet
 * @param secondsSinceGoal since then; 0 or more
 */
record Situation(ArmDescription arm, ArmReading reading, JointAngles goal, double secondsSinceGoal) {
    double measured(int joint) {
        return reading.positions().get(joint);
    }
}
