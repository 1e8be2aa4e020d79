package org.lepetpal.command;

import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;

/**
 * What one tick has to go by.
 *
 * @param nanos when it is
 * @param periods periods since the tick before; 1 unless ticks were missed
 * @param arm which arm
 * @param reading what it measured just now
 * @param lastTarget what it was last told; where it stands when it was told nothing yet
 */
record Moment(long nanos, long periods, ArmDescription arm, ArmReading reading, JointAngles lastTarget) {}
