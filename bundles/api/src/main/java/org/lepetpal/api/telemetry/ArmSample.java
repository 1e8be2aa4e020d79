package org.lepetpal.api.telemetry;

import java.util.Optional;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.safety.Verdict;

/**
 * What one tick of the control loop saw and did.
 *
 * @param tick number of the tick
 * @param nanos when it began, on the scale of the robot's timebase
 * @param reading what the arm measured; empty when it did not answer
 * @param verdict what the safety kernel made of the target; empty when the arm was held
 * @param activity what the loop was at: {@code idle}, {@code plan}, {@code macro}, {@code homing}, or {@code hold: why}
 */
public record ArmSample(
        long tick, long nanos, Optional<ArmReading> reading, Optional<Verdict> verdict, String activity) {}
