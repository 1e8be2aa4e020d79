package org.lepetpal.policy.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.TipPose;

class GraspPlannerTest {
    private static final Thing BALL = new Thing("ball", 0.04, 0.04, 0.04, false);
    private static final Thing TREAT = new Thing("treat", 0.016, 0.016, 0.026, true);

    private final So101Geometry geometry = new So101Geometry();
    private final GraspPlanner planner = new GraspPlanner(geometry, JointAngles.of(0, -100, 90, 50, 0, 0));

    @ParameterizedTest
    @CsvSource({"0.20,0.05,0", "0.30,0.05,0", "0.36,-0.05,0", "0.2,-0.2,0", "0.25,0.1,1", "0.25,0.1,2"})
    void theThingLiesBetweenTheJaws(double x, double y, int attempt) {
        for (Thing thing : new Thing[] {BALL, TREAT}) {
            Grasp grasp =
                    planner.grasp(thing, new Vec(x, y, thing.middle()), attempt).orElseThrow();
            TipPose at = grasp.at();
            Tool tool = new Tool(-grasp.aboveJoints().get(0), at.elevationDeg(), at.rollDeg());
            Vec offset = grasp.centre().minus(Vec.of(at.tip()));

            assertThat(offset.dot(tool.acrossJaws())).isEqualTo(thing.width() / 2 + 0.010, within(0.0015));
            assertThat(offset.dot(tool.along())).isBetween(-0.02, 0.006);
            assertThat(at.tip().z()).isBetween(0.0049, 0.021);
        }
    }

    @Test
    void everyAttemptIsAnotherOne() {
        Vec centre = new Vec(0.25, 0.05, 0.02);

        TipPose first = planner.grasp(BALL, centre, 0).orElseThrow().at();
        TipPose second = planner.grasp(BALL, centre, 1).orElseThrow().at();
        TipPose third = planner.grasp(BALL, centre, 2).orElseThrow().at();

        assertThat(second.rollDeg()).isEqualTo(-first.rollDeg());
        assertThat(third.elevationDeg()).isGreaterThan(first.elevationDeg() + 10);
    }

    @Test
    void jawsMeetAFortyMillimetreBallWithPadsParallel() {
        assertThat(Jaws.openingFor(0.040, 0.010)).isEqualTo((19.2 + 10) / 1.1, within(0.5));
        assertThat(Jaws.openingFor(0, 0)).isEqualTo(0, within(0.5));
    }

    @Test
    void farAndNearAreOutOfReach() {
        assertThat(planner.grasp(BALL, new Vec(0.55, 0, 0.02), 0)).isEmpty();
        assertThat(planner.reach(BALL, new Vec(0.55, 0, 0.02)).farthest()).isBetween(0.33, 0.40);
    }
}
