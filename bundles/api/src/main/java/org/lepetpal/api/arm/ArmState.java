package org.lepetpal.api.arm;

import java.util.List;
import org.lepetpal.api.arm.ArmReading.JointReading;

/**
 * How an arm is, but for when: of an arm that stands only the time of its measurements changes. Who measures gives the same one
 * for as long as it says the same.
 *
 * @param positions measured positions
 * @param joints what each joint's motor said, in the same order
 */
public record ArmState(JointAngles positions, List<JointReading> joints) {
    /** Percent of a gripper's opening. */
    private static final double WIDER = 4;
    /** Percent a second. */
    private static final double STANDS = 5;

    private static final double STRAINS_PERCENT = 10;

    public ArmState {
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
}
