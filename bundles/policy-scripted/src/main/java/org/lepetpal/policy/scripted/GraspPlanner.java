package org.lepetpal.policy.scripted;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.arm.TipPose;

/**
 * Finds a pose of the gripper for a thing on the table: as steep as the arm can there, with the fixed jaw beside the thing
 * and the moving one no wider open than it needs. Every further attempt takes another side, elevation or height.
 */
final class GraspPlanner {
    private static final double LEAST_HOVER = 0.03;
    private static final double MOST_HOVER = 0.08;
    private static final double FLATTEST = -35;
    /** Between the thing and the fixed jaw, and between it and the moving one. */
    private static final double SLACK = 0.010;

    private static final double OPEN_SLACK = 0.028;
    private static final double TOLERANCE = 0.002;
    private static final double SIDEWAYS = 90;
    private static final int ROLL = 4;
    private static final double SCAN_STEP = 0.01;
    private static final double SCAN_TO = 0.5;

    private final Kinematics kinematics;
    private final Vec panAxis;

    GraspPlanner(Kinematics kinematics, JointAngles anyJoints) {
        this.kinematics = kinematics;
        this.panAxis = Vec.of(kinematics.skeleton(anyJoints).getFirst());
    }

    /** Distance from the arm's pan axis in metres, seen from above. */
    double radius(Vec at) {
        return panAxis.planar(at);
    }

    /** How the thing can be taken on this attempt, 0 first; empty when it is out of reach. */
    Optional<Grasp> grasp(Thing thing, Vec centre, int attempt) {
        for (double elevation : elevations(attempt)) {
            for (double roll : rolls(attempt)) {
                Optional<Grasp> grasp = grasp(thing, new Place(centre, SLACK, elevation, roll), attempt);
                if (grasp.isPresent()) {
                    return grasp;
                }
            }
        }
        return Optional.empty();
    }

    /** From where to where on the table, seen from the pan axis in this direction, the thing could be taken, in metres. */
    Reach reach(Thing thing, Vec towards) {
        double nearest = 0;
        double farthest = 0;
        Vec axis = panAxis.at(towards.z());
        Vec direction = towards.minus(axis).times(1 / Math.max(1e-6, radius(towards)));
        for (double radius = SCAN_STEP; radius <= SCAN_TO; radius += SCAN_STEP) {
            if (grasp(thing, axis.plus(direction.times(radius)), 0).isPresent()) {
                nearest = nearest == 0 ? radius : nearest;
                farthest = radius;
            }
        }
        return new Reach(nearest, farthest);
    }

    /** Joints that hold a thing, taken sideways as it lay, with its middle here; empty when out of reach. */
    Optional<JointAngles> holding(Thing thing, Vec middle, JointAngles now) {
        for (double elevation : elevations(0)) {
            Place place = new Place(middle, 0, elevation, Math.copySign(SIDEWAYS, now.get(ROLL)));
            Optional<JointAngles> joints =
                    solve(tipFor(thing, place, middle.z() + tipAbove(thing, elevation, 0)), now.get(now.size() - 1));
            if (joints.isPresent()) {
                return joints;
            }
        }
        return Optional.empty();
    }

    private Optional<Grasp> grasp(Thing thing, Place place, int attempt) {
        double height = place.centre().z() + tipAbove(thing, place.elevationDeg(), attempt);
        TipPose at = tipFor(thing, place, height);
        double behind = new Fingers(place.elevationDeg()).behind(place.centre().z() - height);
        double open = Jaws.openingFor(thing.length() + OPEN_SLACK, behind);
        TipPose above = new TipPose(
                Vec.of(at.tip()).plus(Vec.UP.times(hover(thing))).point(), place.elevationDeg(), place.rollDeg());
        return solve(at, open)
                .flatMap(low -> solve(above, open))
                .map(joints -> new Grasp(place.centre(), above, joints, at, Grip.on(thing, behind)));
    }

    /** From how far above the grasp the gripper comes down: the lower, the steeper it can point far out. */
    private static double hover(Thing thing) {
        return Math.clamp(thing.height() + 0.020, LEAST_HOVER, MOST_HOVER);
    }

    /** How far above the thing's middle the tip is: near the table, but no part of the jaws on it. */
    private static double tipAbove(Thing thing, double elevationDeg, int attempt) {
        double lowest = new Fingers(elevationDeg).lowestTip() - (attempt == 0 ? 0 : 0.0015);
        return Math.max(lowest - thing.middle(), -0.010);
    }

    /** The tip's pose at a height, so that the thing lies between the pads. */
    private TipPose tipFor(Thing thing, Place place, double height) {
        Vec centre = place.centre();
        Fingers fingers = new Fingers(place.elevationDeg());
        double yaw = yawTo(centre);
        Vec tip = centre;
        for (int pass = 0; pass < 3; pass++) {
            Tool tool = new Tool(yaw, place.elevationDeg(), place.rollDeg());
            tip = centre.minus(fingers.offset(tool, centre.z() - height))
                    .minus(tool.acrossJaws().times(thing.width() / 2 + place.slack()))
                    .at(height);
            yaw = yawTo(tip);
        }
        return new TipPose(tip.point(), place.elevationDeg(), place.rollDeg());
    }

    private double yawTo(Vec point) {
        return Math.toDegrees(Math.atan2(point.y() - panAxis.y(), point.x() - panAxis.x()));
    }

    private Optional<JointAngles> solve(TipPose pose, double gripper) {
        return kinematics
                .inverse(pose, gripper)
                .filter(joints -> kinematics.forward(joints).tip().distance(pose.tip()) < TOLERANCE);
    }

    /** From −90° to −35° in steps of 5°, those nearest to the wish first. */
    private static List<Double> elevations(int attempt) {
        double wish = attempt == 2 ? -65 : -90;
        List<Double> angles = new ArrayList<>();
        for (double angle = -90; angle <= FLATTEST; angle += 5) {
            angles.add(angle);
        }
        angles.sort(Comparator.comparingDouble(angle -> Math.abs(angle - wish)));
        return angles;
    }

    /** A slanting gripper closes sideways, or its fixed jaw would have to dig under the thing. */
    private static List<Double> rolls(int attempt) {
        double side = attempt == 1 ? -SIDEWAYS : SIDEWAYS;
        return List.of(side, -side);
    }

    /** Nearest and farthest distance from the pan axis in metres; both 0 where nothing can be reached. */
    record Reach(double nearest, double farthest) {}

    /** How a thing is to be held: where its middle is, how far off the fixed jaw, and how the tool points. */
    private record Place(Vec centre, double slack, double elevationDeg, double rollDeg) {}
}
