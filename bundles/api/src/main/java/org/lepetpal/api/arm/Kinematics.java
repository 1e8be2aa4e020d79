package org.lepetpal.api.arm;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Geometry of one kind of arm. Pure functions: any thread, never blocks, needs no arm to be connected. */
@ConsumerType
public interface Kinematics {
    /** Where the tip is when the joints stand so. */
    TipPose forward(JointAngles joints);

    /**
     * Joints that bring the tip there, within the arm's limits.
     *
     * @param gripper value that the gripper joint keeps, 0…100
     * @return empty when the pose is out of reach
     */
    Optional<JointAngles> inverse(TipPose target, double gripper);

    /** Most points that a chain may have. */
    int MAX_POINTS = 64;

    /** The chain's points from base to tip, base first: one per joint origin, then the tip; {@value #MAX_POINTS} at most. */
    List<Point3> skeleton(JointAngles joints);

    /**
     * The same points from and to arrays of the caller's, for who asks in every tick and leaves nothing to the collector.
     *
     * @param joints as {@link JointAngles} holds them: finite, in the order of the arm's joints
     * @param into gets x, y and z of each point in turn; room for {@value #MAX_POINTS} points is enough
     * @return number of points
     */
    default int skeleton(double[] joints, double[] into) {
        List<Point3> points = skeleton(JointAngles.of(joints));
        for (int i = 0; i < points.size(); i++) {
            into[3 * i] = points.get(i).x();
            into[3 * i + 1] = points.get(i).y();
            into[3 * i + 2] = points.get(i).z();
        }
        return points.size();
    }
}
