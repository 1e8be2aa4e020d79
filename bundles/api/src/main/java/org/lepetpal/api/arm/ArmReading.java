package org.lepetpal.api.arm;

import java.util.List;

/**
 * What an arm measured in one transaction, for who keeps it.
 *
 * @param nanos when, on the scale of the robot's timebase
 * @param state how it was then
 */
public record ArmReading(long nanos, ArmState state) {
    public ArmReading(long nanos, JointAngles positions, List<JointReading> joints) {
        this(nanos, new ArmState(positions, joints));
    }

    /** Measured positions. */
    public JointAngles positions() {
        return state.positions();
    }

    /** What each joint's motor said, in the same order. */
    public List<JointReading> joints() {
        return state.joints();
    }

    /** See {@link ArmState#holdsSomething}. */
    public boolean holdsSomething(int gripper, JointAngles sent) {
        return state.holdsSomething(gripper, sent);
    }

    /**
     * What one motor said.
     *
     * @param speed units per second, signed
     * @param loadPercent drive (PWM duty) in percent of full, signed, −100…100; not a torque
     * @param volts supply voltage
     * @param celsius temperature of the motor
     * @param amperes current, signed where the motor says so
     * @param faults the motor's own alarm bits; 0 when it is well
     */
    public record JointReading(
            double speed, double loadPercent, double volts, double celsius, double amperes, int faults) {
        public JointReading {
            requireFinite(speed);
            requireFinite(loadPercent);
            requireFinite(volts);
            requireFinite(celsius);
            requireFinite(amperes);
        }

        private static void requireFinite(double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a joint reading holds " + value);
            }
        }
    }
}
