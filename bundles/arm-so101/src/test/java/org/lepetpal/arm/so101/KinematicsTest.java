package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.arm.TipPose;
import org.lepetpal.testkit.SharedData;

class KinematicsTest {
    private final So101Kinematics kinematics = new So101Kinematics();

    @Test
    void forwardAgreesWithTheGoldenPoses() throws IOException {
        JsonNode cases = SharedData.json("so101/fk_golden.json").get("cases");
        assertThat(cases).hasSizeGreaterThanOrEqualTo(25);
        for (JsonNode golden : cases) {
            double[] joints = new double[6];
            for (int i = 0; i < 5; i++) {
                joints[i] = Math.toDegrees(golden.get("q_rad").get(i).asDouble());
            }
            Transform tip = Chain.tip(JointAngles.of(joints));
            JsonNode xyz = golden.get("tcp_xyz_m");
            // The golden angles are given to 1e-4 rad.
            assertThat(tip.translation().distance(point(xyz)))
                    .as(golden.toString())
                    .isLessThan(1e-4);
            for (int i = 0; i < 9; i++) {
                assertThat(tip.rotation()[i])
                        .as(golden.toString())
                        .isCloseTo(golden.get("R_row_major").get(i).asDouble(), within(2e-4));
            }
        }
    }

    @Test
    void zeroPoseStretchesForward() {
        TipPose zero = kinematics.forward(JointAngles.of(0, 0, 0, 0, 0, 0));
        assertThat(zero.tip().distance(new Point3(0.3913615, -9.2e-6, 0.2264697)))
                .isLessThan(1e-5);
        assertThat(zero.elevationDeg()).isZero();
    }

    @Test
    void closedFormAgreesWithTheGoldenSolutions() throws IOException {
        for (JsonNode golden : SharedData.json("so101/ik_golden.json").get("cases")) {
            JointAngles found = ClosedForm.solve(
                            point(golden.get("target_xyz_m")),
                            golden.get("tool_elevation_deg").asDouble(),
                            0,
                            30)
                    .orElseThrow();
            for (int i = 0; i < 5; i++) {
                assertThat(found.get(i))
                        .as(golden.toString())
                        .isCloseTo(golden.get("q_deg").get(i).asDouble(), within(2e-3));
            }
            assertThat(found.get(5)).isEqualTo(30);
            Optional<JointAngles> inverse = kinematics.inverse(
                    new TipPose(
                            point(golden.get("target_xyz_m")),
                            golden.get("tool_elevation_deg").asDouble(),
                            0),
                    30);
            assertThat(inverse.isPresent())
                    .isEqualTo(golden.get("within_urdf_limits").asBoolean());
        }
    }

    @Test
    void inverseThenForwardIsWhereWeWished() {
        Random random = new Random(3);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            TipPose wish = new TipPose(
                    new Point3(
                            0.05 + 0.35 * random.nextDouble(),
                            0.6 * random.nextDouble() - 0.3,
                            0.3 * random.nextDouble()),
                    90 * random.nextDouble() - 90,
                    300 * random.nextDouble() - 150);
            Optional<JointAngles> joints = kinematics.inverse(wish, 40);
            if (joints.isPresent()) {
                found++;
                TipPose reached = kinematics.forward(joints.get());
                assertThat(reached.tip().distance(wish.tip())).isLessThan(1e-4);
                assertThat(reached.elevationDeg()).isCloseTo(wish.elevationDeg(), within(1e-9));
                assertThat(reached.rollDeg()).isEqualTo(wish.rollDeg());
                for (Joint joint : Joint.values()) {
                    if (joint != Joint.GRIPPER) {
                        assertThat(joint.contains(joints.get().get(joint.ordinal())))
                                .isTrue();
                    }
                }
            }
        }
        assertThat(found).isGreaterThan(5_000);
    }

    @Test
    void randomPosesWithinTheLimitsAreFoundAgainUnlessTheElbowWasDown() {
        Random random = new Random(5);
        int again = 0;
        int tried = 2_000;
        for (int i = 0; i < tried; i++) {
            double[] pose = new double[6];
            for (Joint joint : Joint.values()) {
                pose[joint.ordinal()] = joint.min() + random.nextDouble() * (joint.max() - joint.min());
            }
            pose[Joint.ELBOW_FLEX.ordinal()] = -60 + 150 * random.nextDouble();
            pose[5] = 0;
            TipPose tip = kinematics.forward(JointAngles.of(pose));
            if (kinematics
                    .inverse(tip, 0)
                    .filter(found -> found.distance(JointAngles.of(pose)) < 0.2)
                    .isPresent()) {
                again++;
            }
        }
        // The rest reaches back over the pan axis, where another pan gives the same tip.
        assertThat(again).isGreaterThan(tried / 2);
    }

    @Test
    void outOfReachIsEmpty() {
        assertThat(kinematics.inverse(new TipPose(new Point3(0.6, 0, 0.1), -90, 0), 0))
                .isEmpty();
        assertThat(kinematics.inverse(new TipPose(new Point3(0.25, 0, 0.15), -90, 0), 0))
                .as("too high")
                .isEmpty();
        assertThat(kinematics.inverse(new TipPose(new Point3(-0.2, 0, 0.02), -90, 0), 0))
                .as("behind")
                .isEmpty();
        assertThat(kinematics.inverse(new TipPose(new Point3(0.2, 0, 0.02), -90, 170), 0))
                .as("roll")
                .isEmpty();
    }

    @Test
    void skeletonHasOnePointPerJointAndTheTip() {
        JointAngles pose = JointAngles.of(10, -50, 60, 40, 30, 50);
        List<Point3> points = kinematics.skeleton(pose);
        assertThat(points).hasSize(7);
        assertThat(points.getFirst().distance(new Point3(0.0388353, 0, 0.0624))).isLessThan(1e-9);
        assertThat(points.getLast()).isEqualTo(kinematics.forward(pose).tip());
        assertThat(points.get(1).distance(points.get(2))).isCloseTo(0.1160, within(1e-4));
        assertThat(points.get(2).distance(points.get(3))).isCloseTo(0.1350, within(1e-4));
    }

    private static Point3 point(JsonNode xyz) {
        return new Point3(
                xyz.get(0).asDouble(), xyz.get(1).asDouble(), xyz.get(2).asDouble());
    }
}
