package org.lepetpal.arm.so101;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.arm.TipPose;
import org.osgi.service.component.annotations.Component;

/** Geometry of the SO-101 within the limits of its description; needs no arm. */
@Component(service = Kinematics.class)
public final class So101Kinematics implements Kinematics {
    /** Roll swings the tip on a circle of 7.9 mm about the tool's axis; each round leaves a few percent of the error. */
    private static final int ROUNDS = 6;

    private static final double CLOSE_ENOUGH_METRES = 0.0001;

    @Override
    public TipPose forward(JointAngles joints) {
        double elevation = -(joints.get(Joint.SHOULDER_LIFT.ordinal())
                + joints.get(Joint.ELBOW_FLEX.ordinal())
                + joints.get(Joint.WRIST_FLEX.ordinal()));
        return new TipPose(
                Chain.tip(joints).translation(),
                Math.IEEEremainder(elevation, 360),
                joints.get(Joint.WRIST_ROLL.ordinal()));
    }

    @Override
    public Optional<JointAngles> inverse(TipPose target, double gripper) {
        Point3 aim = target.tip();
        for (int round = 0; round < ROUNDS; round++) {
            Optional<JointAngles> found = ClosedForm.solve(aim, target.elevationDeg(), target.rollDeg(), gripper);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Point3 reached = Chain.tip(found.get()).translation();
            if (reached.distance(target.tip()) < CLOSE_ENOUGH_METRES) {
                return found.filter(So101Kinematics::withinLimits);
            }
            aim = new Point3(
                    aim.x() + target.tip().x() - reached.x(),
                    aim.y() + target.tip().y() - reached.y(),
                    aim.z() + target.tip().z() - reached.z());
        }
        return Optional.empty();
    }

    @Override
    public List<Point3> skeleton(JointAngles joints) {
        double[] points = new double[3 * Chain.length()];
        Chain.points(joints.toArray(), points);
        return IntStream.range(0, Chain.length())
                .mapToObj(i -> new Point3(points[3 * i], points[3 * i + 1], points[3 * i + 2]))
                .toList();
    }

    @Override
    public int skeleton(double[] joints, double[] into) {
        Chain.points(joints, into);
        return Chain.length();
    }

    private static boolean withinLimits(JointAngles joints) {
        for (Joint joint : Joint.values()) {
            if (joint != Joint.GRIPPER && !joint.contains(joints.get(joint.ordinal()))) {
                return false;
            }
        }
        return true;
    }
}
