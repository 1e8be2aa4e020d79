package org.lepetpal.command;

import java.util.List;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.safety.Verdict;

/** What the control loop does for one occupant of the arm. Called by the loop alone; nothing in it may wait. */
interface Motion {
    Step step(Moment now);

    /** What became of the target of this tick. */
    default void driven(Moment now, Verdict verdict) {}

    /** The targets that it means to give after {@code nanos}, in their order; unmodifiable. */
    default List<JointAngles> ahead(long nanos) {
        return List.of();
    }

    /** The arm has been taken away, and another one is to take its place within seconds; nothing is stepped meanwhile. */
    default void vacated(long nanos) {}

    /** Another arm is there, which stands elsewhere: what was planned for the one before is not for this one. */
    default void rearmed() {}

    /** The arm has gone, or may not move any more: whatever is under way ends with this, and the arm holds. */
    default void abandon(Failure why) {}
}
