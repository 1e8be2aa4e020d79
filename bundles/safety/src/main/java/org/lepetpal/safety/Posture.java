package org.lepetpal.safety;

import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.JointAngles;

/** An arm that stands so. Its body is found out once, when the first place asks for it. For one thread. */
final class Posture {
    private final JointAngles joints;
    private final Supplier<Optional<Flesh>> flesh;
    private Optional<Balls> body = Optional.empty();
    private boolean known;

    Posture(JointAngles joints, Supplier<Optional<Flesh>> flesh) {
        this.joints = joints;
        this.flesh = flesh;
    }

    JointAngles joints() {
        return joints;
    }

    /** The balls that it consists of; empty while the arm's geometry is unknown. */
    Optional<Balls> body() {
        if (!known) {
            body = flesh.get().map(arm -> arm.fill(joints));
            known = true;
        }
        return body;
    }
}
