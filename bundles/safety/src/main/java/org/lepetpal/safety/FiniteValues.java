package org.lepetpal.safety;

import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;

/** One value per joint; that each is finite, {@link JointAngles} sees to by itself. */
final class FiniteValues implements Rule {
    @Override
    public String name() {
        return "finite-values";
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        int joints = now.arm().joints().size();
        return target.size() == joints ? Ruling.ALLOWED : new Ruling.Refused(wrongSize(target, joints));
    }

    @Override
    public Optional<String> objection(PlannedStep step) {
        int joints = step.arm().joints().size();
        return step.target().size() == joints ? Optional.empty() : Optional.of(wrongSize(step.target(), joints));
    }

    private static String wrongSize(JointAngles target, int joints) {
        return target.size() + " values for " + joints + " joints";
    }
}
