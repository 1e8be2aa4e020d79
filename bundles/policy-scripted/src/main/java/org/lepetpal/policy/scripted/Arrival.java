package org.lepetpal.policy.scripted;

import org.lepetpal.api.arm.JointAngles;

/**
 * Whether the arm got where it was sent, as measured. A servo of low gain stops a little short under its load, so a
 * joint that stands still within {@value #TOLERANCE_DEG}° has arrived. The gripper does not count.
 */
final class Arrival {
    private static final double TOLERANCE_DEG = 3.5;
    private static final double STILL_DEG_PER_S = 6;
    private static final double PATIENCE_S = 1.5;

    private final Trajectory trajectory;

    Arrival(Trajectory trajectory) {
        this.trajectory = trajectory;
    }

    boolean there(Senses now) {
        return now.nanos() - trajectory.endNanos() >= 0 && worst(now) <= TOLERANCE_DEG && still(now);
    }

    /** Whether it should have been there long ago. */
    boolean overdue(Senses now) {
        return now.since(trajectory.endNanos()) > PATIENCE_S;
    }

    /** Greatest distance of a joint from its goal, degrees. */
    double worst(Senses now) {
        JointAngles goal = trajectory.goal();
        double worst = 0;
        for (int i = 0; i < goal.size() - 1; i++) {
            worst = Math.max(worst, Math.abs(goal.get(i) - now.measured().get(i)));
        }
        return worst;
    }

    private static boolean still(Senses now) {
        return now.arm().joints().stream()
                .limit(now.measured().size() - 1L)
                .allMatch(joint -> Math.abs(joint.speed()) < STILL_DEG_PER_S);
    }
}
