package org.lepetpal.safety;

import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;

/**
 * One rule of the safety kernel about what a target asks for. Made anew for every arm that comes, so that it may
 * remember; {@link #judge} and {@link #bound} are called by the holder of the kernel's turn alone.
 */
interface Rule extends Reviewer {
    /** What becomes of a target that would be approached now. Returns within microseconds, never blocks. */
    Ruling judge(JointAngles target, Situation now);

    /**
     * What an arm that holds is told instead of its goal, to relieve joints that suffer; usually the goal itself. Called for
     * every packet that is sent while no joint but the gripper moves, after {@link #judge} where a target was paused or refused.
     */
    default JointAngles relieved(JointAngles goal, Situation now) {
        return goal;
    }

    /**
     * Narrows where goals may be at all; motion towards an end of it is slowed in time. Called after {@link #judge}.
     */
    default void bound(Bounds bounds, Situation now) {}

    /** What people should know although nothing is refused, for health. Any thread. */
    default Optional<Remark> remark() {
        return Optional.empty();
    }
}
