package org.lepetpal.safety;

import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.JointAngles;

/**
 * An arm that stands so. Its body is found out once, when the first place asks for it. May be used again for another stand,
 * which spares memory. For one thread.
 */
final class Posture {
    private final Supplier<Optional<Flesh>> flesh;
    private final Optional<Balls> balls = Optional.of(new Balls());
    private JointAngles joints;
    private Optional<Balls> body = Optional.empty();
    private boolean known;

    Posture(JointAngles joints, Supplier<Optional<Flesh>> flesh) {
        this.joints = joints;
        this.flesh = flesh;
    }

    /** From now on it stands so. */
    void stand(JointAngles anew) {
        joints = anew;
        known = false;
    }

    JointAngles joints() {
        return joints;
    }

    /** The balls that it consists of, until it stands anew; empty while the arm's geometry is unknown. */
    Optional<Balls> body() {
        if (!known) {
            Optional<Flesh> arm = flesh.get();
            if (arm.isPresent()) {
                arm.get().fill(joints, balls.get());
            }
            body = arm.isPresent() ? balls : Optional.empty();
            known = true;
        }
        return body;
    }
}
