package org.lepetpal.policy.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.arm.TipPose;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.Pixel;

/** Tells which places in the picture the arm may hide from the camera: its links are taken as rods. */
final class ArmShadow {
    private static final double ROD_RADIUS = 0.028;
    private static final double JAW_RADIUS = 0.012;
    private static final int SAMPLES = 6;

    private final Kinematics kinematics;

    ArmShadow(Kinematics kinematics) {
        this.kinematics = kinematics;
    }

    /** Whether a part of the arm is in front of, or dangerously near, a thing of this radius. */
    boolean hides(JointAngles joints, CameraCalibration camera, Vec thing, double radius) {
        Optional<Pixel> seenAt = camera.project(thing.point());
        if (seenAt.isEmpty()) {
            return false;
        }
        double depth = depth(camera, thing);
        for (Rod rod : rods(joints)) {
            for (int k = 0; k <= SAMPLES; k++) {
                Vec point = rod.from().plus(rod.to().minus(rod.from()).times((double) k / SAMPLES));
                double pointDepth = depth(camera, point);
                Optional<Pixel> pixel = camera.project(point.point());
                if (pixel.isPresent() && pointDepth < depth + radius) {
                    double away = Math.hypot(
                            pixel.get().x() - seenAt.get().x(),
                            pixel.get().y() - seenAt.get().y());
                    if (away < camera.fx() * (rod.radius() / pointDepth + radius / depth)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private List<Rod> rods(JointAngles joints) {
        List<Point3> chain = kinematics.skeleton(joints);
        List<Rod> rods = new ArrayList<>();
        for (int i = 0; i + 1 < chain.size(); i++) {
            rods.add(new Rod(Vec.of(chain.get(i)), Vec.of(chain.get(i + 1)), ROD_RADIUS));
        }
        TipPose tip = kinematics.forward(joints);
        Tool tool = new Tool(-joints.get(0), tip.elevationDeg(), tip.rollDeg());
        Jaws jaws = new Jaws(Vec.of(tip.tip()), tool);
        rods.add(new Rod(jaws.pivot(), jaws.movingTip(joints.get(joints.size() - 1)), JAW_RADIUS));
        return rods;
    }

    private static double depth(CameraCalibration camera, Vec point) {
        return point.minus(Vec.of(camera.position())).dot(Vec.of(camera.forward()));
    }

    private record Rod(Vec from, Vec to, double radius) {}
}
