package org.lepetpal.api.telemetry;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.Verdict;

/**
 * What one tick of the control loop saw and did.
 *
 * @param tick number of the tick
 * @param nanos when it began, on the scale of the robot's timebase
 * @param reading what the arm measured; empty when it did not answer
 * @param verdict what the safety kernel made of the target; empty when the arm was held
 * @param activity what the loop was at
 * @param ahead the targets that are planned for after this tick, in their order, however far apart in time; unmodifiable, and empty
 *     where nothing is planned
 */
public record ArmSample(
        long tick,
        long nanos,
        Optional<ArmReading> reading,
        Optional<Verdict> verdict,
        Activity activity,
        List<JointAngles> ahead) {
    /** One that plans nothing. */
    public ArmSample(
            long tick, long nanos, Optional<ArmReading> reading, Optional<Verdict> verdict, Activity activity) {
        this(tick, nanos, reading, verdict, activity, List.of());
    }
}
