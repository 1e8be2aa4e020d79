package org.lepetpal.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.testkit.SharedData;

class ArmTest {
    /** Degrees of one encoder step. */
    private static final double STEP = 360.0 / 4096;

    @Test
    void theChainIsThePublishedOne() throws IOException {
        for (JsonNode example : SharedData.json("so101/fk_golden.json").get("cases")) {
            Pose pose = Pose.IDENTITY;
            for (int i = 0; i < 5; i++) {
                pose = pose.then(
                        Segment.values()[i].turned(example.get("q_rad").get(i).asDouble()));
            }
            JsonNode tip = example.get("tcp_xyz_m");
            Point3 expected = new Point3(
                    tip.get(0).asDouble(), tip.get(1).asDouble(), tip.get(2).asDouble());
            assertThat(pose.then(Segment.TIP).point().distance(expected)).isLessThan(5e-6);
        }
    }

    @Test
    void theBodiesKeepToTheChainWhileTheyMove() {
        Rig rig = Rig.empty().move(0.8, 40, -30, 30, 40, 60, 50).move(0.4, -20, -60, 50, -10, -30, 10);
        Map<String, Double> joints = rig.world.state().arm().joints();
        Pose pose = Pose.IDENTITY;
        for (int i = 0; i < 5; i++) {
            Segment segment = Segment.values()[i];
            pose = pose.then(segment.turned(Math.toRadians(joints.get(segment.joint))));
        }
        assertThat(rig.world.state().arm().tip().distance(pose.then(Segment.TIP).point()))
                .isLessThan(0.0005);
    }

    @Test
    void goalsAreToldInTheUnitsOfJoints() {
        Rig rig = Rig.empty().move(0.1, 10, -60, 50, -20, 30, 40);
        assertThat(rig.world.state().arm().goals()).hasSize(6).allSatisfy((joint, goal) -> assertThat(goal)
                .isCloseTo(
                        Map.of(
                                        "shoulder_pan", 10.0,
                                        "shoulder_lift", -60.0,
                                        "elbow_flex", 50.0,
                                        "wrist_flex", -20.0,
                                        "wrist_roll", 30.0,
                                        "gripper", 40.0)
                                .get(joint),
                        within(STEP)));
    }

    @ParameterizedTest
    @CsvSource({"0, -50, 60, 40, 0, 60", "60, -70, 60, 30, 90, 20", "-45, 0, 0, 0, -90, 90"})
    void servosReachTheirGoalsButForTheDroop(
            double pan, double lift, double elbow, double flex, double roll, double grip) {
        Rig rig = Rig.empty().move(1.5, pan, lift, elbow, flex, roll, grip).pass(1);
        double[] reached = rig.host.positions();
        // What carries no weight stops within dead zone and friction; what does, droops by 3…10 steps at P = 16.
        assertThat(reached[0]).isCloseTo(pan, within(4 * STEP));
        assertThat(reached[4]).isCloseTo(roll, within(4 * STEP));
        assertThat(reached[5]).isCloseTo(grip, within(0.5));
        assertThat(reached[1]).isCloseTo(lift, within(12 * STEP));
        assertThat(reached[2]).isCloseTo(elbow, within(12 * STEP));
        assertThat(reached[3]).isCloseTo(flex, within(12 * STEP));
    }

    @Test
    void theFoldedArmRestsWithoutTorque() {
        Rig rig = Rig.empty();
        rig.host.torqueOff();
        Point3 before = rig.world.state().arm().tip();
        rig.pass(20);
        assertThat(rig.world.state().arm().tip().distance(before)).isLessThan(0.003);
    }

    @Test
    void aStretchedArmFallsWithoutTorque() {
        Rig rig = Rig.empty().move(1.5, 0, 0, 0, 0, 0, 30);
        assertThat(rig.world.state().arm().tip().z()).isGreaterThan(0.2);
        rig.host.torqueOff();
        rig.pass(1.5);
        assertThat(rig.world.state().arm().tip().z()).isLessThan(0.05);
    }

    @Test
    void aHandLeadsTheLimpArmAndTheServosTellWhere() {
        Rig rig = Rig.empty();
        rig.host.torqueOff();
        rig.world.lead(Map.of("shoulder_pan", 30.0, "shoulder_lift", -20.0, "elbow_flex", 10.0, "gripper", 70.0), 1);
        rig.pass(1.5);
        double[] led = rig.host.positions();
        assertThat(led[0]).isCloseTo(30, within(1.5));
        assertThat(led[1]).isCloseTo(-20, within(3.0));
        assertThat(led[2]).isCloseTo(10, within(3.0));
        assertThat(led[5]).isCloseTo(70, within(1.5));
        rig.world.letGo();
        rig.pass(2);
        assertThat(rig.world.state().arm().tip().z()).isLessThan(0.1);
    }

    @Test
    void theTableStopsTheArm() {
        Rig rig = Rig.empty()
                .move(1, 0, 0, 30, 60, 0, 10)
                .move(1, 0, 60, 30, 60, 0, 10)
                .pass(1);
        assertThat(rig.world.state().arm().tip().z()).isGreaterThan(-0.01);
        assertThat(Math.abs(rig.host.load(2)) + Math.abs(rig.host.load(3))).isGreaterThan(30);
    }

    @Test
    void heavyWorkPullsTheVoltageDown() {
        Rig rig = Rig.empty();
        int idle = rig.host.read(2, 62, 1);
        int lowest = idle;
        for (int i = 0; i < 10; i++) {
            rig.host.goal(new double[] {100, 60, -60, 60, 90, 80});
            lowest = Math.min(lowest, rig.pass(0.03).host.read(2, 62, 1));
        }
        assertThat(idle).isBetween(120, 122);
        assertThat(lowest).isLessThan(idle - 2);
    }
}
