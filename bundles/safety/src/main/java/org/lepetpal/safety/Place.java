package org.lepetpal.safety;

import java.util.Optional;

/** A rule about where the arm may be. Judged along the whole way on which a motion would come to rest. */
interface Place {
    /** Stable name, shown in findings, telemetry and health. */
    String name();

    /** Why it cannot be said where the arm would be; then it does not move. */
    Optional<String> unknown(Posture posture);

    /**
     * How far the arm is from being somewhere that it may not be: 0 or more where it may be, less the worse it is.
     * Metres where {@link #metric}.
     */
    double clearance(Posture posture);

    /** Whether clearance is in metres, so that a short way cannot use it up. */
    boolean metric();

    /** What would be wrong there, for people. */
    String complaint(double clearance);

    /** Why the arm may not be there; empty where it may. */
    default Optional<String> objection(Posture posture) {
        return unknown(posture).or(() -> {
            double clearance = clearance(posture);
            return clearance >= 0 ? Optional.empty() : Optional.of(complaint(clearance));
        });
    }
}
