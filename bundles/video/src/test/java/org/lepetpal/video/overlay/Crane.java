package org.lepetpal.video.overlay;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.arm.TipPose;

/** Whose joints are its tip's place in metres. */
final class Crane implements Kinematics {
    @Override
    public TipPose forward(JointAngles joints) {
        return new TipPose(new Point3(joints.get(0), joints.get(1), joints.get(2)), 0, 0);
    }

    @Override
    public Optional<JointAngles> inverse(TipPose target, double gripper) {
        return Optional.empty();
    }

    @Override
    public List<Point3> skeleton(JointAngles joints) {
        return List.of();
    }
}
