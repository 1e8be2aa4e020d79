package org.lepetpal.api.arm;

import java.util.List;

/**
 * What an arm measured in one transaction.
 *
 * @param nanos when, on the scale of the robot's timebase
 * @param positions measured positions
 * @param joints what each joint's motor said, in the same order
 */
public record ArmReading(long nanos, JointAngles positions, List<JointReading> joints) {
    /** Percent of a gripper's opening. */
    private static final double WIDER = 4;
    /** Percent a second. */
    private static final double STANDS = 5;

    private static final double STRAINS_PERCENT = 10;

    public ArmReading {
        joints = List.copyOf(joints);
        if (joints.size() != positions.size()) {
            throw new IllegalArgumentException(positions.size() + " positions, " + joints.size() + " joint readings");
        }
    }

    /**
     * Whether the gripper has something in it: it stands (less than 5 % a second), is open by 4 % or more, and is as much wider
     * than it is told to or, where it is told less, drives against what it holds by 10 % or more (on nothing it is 5 %). Jaws
     * that are on their way hold nothing yet.
     *
     * @param gripper its index
     * @param sent what the arm was told last
     */
    public boolean holdsSomething(int gripper, JointAngles sent) {
        double opening = positions.get(gripper);
        double wider = opening - sent.get(gripper);
        JointReading jaw = joints.get(gripper);
        boolean strains = wider > 0 && Math.abs(jaw.loadPercent()) >= STRAINS_PERCENT;
        return Math.abs(jaw.speed()) < STANDS && opening >= WIDER && (wider >= WIDER || strains);
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
