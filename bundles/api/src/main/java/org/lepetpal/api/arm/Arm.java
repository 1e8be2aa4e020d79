package org.lepetpal.api.arm;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One arm that is connected and ready. Registered only while it can serve. Only the safety kernel may hold it; one
 * caller at a time.
 *
 * <p>Every call returns within 20 ms or throws {@link IOException}; a glitch on the wire is retried within that time.
 * Once withdrawn every call throws {@link IllegalStateException}.
 */
@ConsumerType
public interface Arm {
    /** What this arm is; constant but for poses, which may be taught while it serves. Never blocks. */
    ArmDescription description();

    /**
     * Measures all joints in one transaction.
     *
     * @return how the arm is; the same object as before where it says the same, or a control loop leaves one to the collector in
     *     every tick
     */
    ArmState read() throws IOException;

    /** When that was measured which {@link #read} returned last, on the scale of the robot's timebase. Never blocks. */
    long measuredNanos();

    /**
     * Sends goal positions to all joints and switches torque on where it is off.
     *
     * @return what was really sent, after the driver's own limits and rounding
     */
    JointAngles move(JointAngles goal) throws IOException;

    /** Switches torque off: the arm goes limp. Idempotent. */
    void release() throws IOException;
}
