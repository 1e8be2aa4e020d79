package org.lepetpal.safety;

import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;

/**
 * An arm that stands so. Its body is found out once, when the first place asks for it. May be used again for another stand,
 * which spares memory. For one thread.
 */
final class Posture {
    private final Supplier<Optional<Kinematics>> kinematics;
    private final Flesh flesh = new Flesh();
    private final Optional<Balls> balls = Optional.of(new Balls());
    private final double[] joints;
    private Optional<Balls> body = Optional.empty();
    private boolean known;

    Posture(JointAngles joints, Supplier<Optional<Kinematics>> kinematics) {
        this(joints.toArray(), kinematics);
    }

    /** @param joints one value for each, its own from now on */
    Posture(double[] joints, Supplier<Optional<Kinematics>> kinematics) {
        this.joints = joints;
        this.kinematics = kinematics;
    }

    /** From now on it stands so; an arm of as many joints. */
    void stand(JointAngles anew) {
        anew.copy(joints);
        known = false;
    }

    /** The same. */
    void stand(double[] anew) {
        System.arraycopy(anew, 0, joints, 0, joints.length);
        known = false;
    }

    JointAngles joints() {
        return JointAngles.of(joints);
    }

    /** The balls that it consists of, until it stands anew; empty while the arm's geometry is unknown. */
    Optional<Balls> body() {
        if (!known) {
            Optional<Kinematics> geometry = kinematics.get();
            if (geometry.isPresent()) {
                flesh.fill(geometry.get(), joints, balls.get());
            }
            body = geometry.isPresent() ? balls : Optional.empty();
            known = true;
        }
        return body;
    }
}
