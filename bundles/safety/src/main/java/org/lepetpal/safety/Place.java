package org.lepetpal.safety;

import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;

/** A rule about where the arm may be. Judged along the whole way on which a motion would come to rest. */
interface Place extends Reviewer {
    /** Why it cannot be said where the arm would be; then it does not move. */
    Optional<String> unknown(JointAngles joints);

    /**
     * How far the arm is from being somewhere that it may not be: 0 or more where it may be, less the worse it is.
     * Metres where {@link #metric}.
     */
    double clearance(JointAngles joints);

    /** Whether clearance is in metres, so that a short way cannot use it up. */
    boolean metric();

    /** What would be wrong there, for people. */
    String complaint(double clearance);

    @Override
    default Optional<String> objection(PlannedStep step) {
        return unknown(step.target()).or(() -> {
            double clearance = clearance(step.target());
            return clearance >= 0 ? Optional.empty() : Optional.of(complaint(clearance));
        });
    }
}
