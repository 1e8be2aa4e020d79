package org.lepetpal.safety;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.arm.TipPose;

/** A tip that goes 2 mm down per degree of lift, from 10 cm, and 2 mm to the right per degree of pan. */
final class FakeKinematics implements Kinematics {
    @Override
    public TipPose forward(JointAngles joints) {
        return new TipPose(new Point3(0.25, -0.002 * joints.get(0), 0.1 - 0.002 * joints.get(1)), 0, joints.get(4));
    }

    @Override
    public Optional<JointAngles> inverse(TipPose target, double gripper) {
        return Optional.empty();
    }

    @Override
    public List<Point3> skeleton(JointAngles joints) {
        return List.of(new Point3(0, 0, 0.06), forward(joints).tip());
    }
}
