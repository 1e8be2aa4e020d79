package org.lepetpal.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraspTest {
    private static final double PAN_AXIS = 0.0388353;

    @ParameterizedTest
    @CsvSource({"-90, 0, 0.20", "-90, 90, 0.18", "-75, 0, 0.28", "-60, -90, 0.32", "-60, 90, 0.30"})
    void holdsABallAndLetsItFall(double elevation, double roll, double radius) {
        Rig rig = Rig.withBall(PAN_AXIS + radius, 0);
        pick(rig, radius, elevation, roll, 0.016, 0.030, 50);
        assertThat(rig.world.state().holding()).isEqualTo("ball");
        rig.move(0.6, 0, -60, 60, 30, 90, rig.host.positions()[5] - 3).move(0.5, -40, -60, 60, 30, 90, 15);
        assertThat(rig.world.state().holding()).isEqualTo("ball");
        assertThat(rig.world.state().ball().position().z()).isGreaterThan(0.05);
        rig.open(0.2, 80).pass(1.5);
        assertThat(rig.world.state().holding()).isEqualTo("nothing");
        assertThat(rig.world.state().ball().position().z()).isLessThan(0.021);
    }

    @ParameterizedTest
    @CsvSource({"-90, 0, 0.20", "-90, 90, 0.22", "-75, 0, 0.28", "-60, -90, 0.32", "-60, 90, 0.33"})
    void holdsATreatAndLetsItFall(double elevation, double roll, double radius) {
        Rig rig = Rig.withTreat(PAN_AXIS + radius, 0);
        pick(rig, radius, elevation, roll, 0.011, 0.022, 40);
        assertThat(rig.world.state().holding()).isEqualTo("treat");
        rig.open(0.2, 60).pass(1);
        assertThat(rig.world.state().holding()).isEqualTo("nothing");
        assertThat(rig.world.state().treats().getFirst().position().z()).isLessThan(0.015);
    }

    @Test
    void closesOnNothing() {
        Rig rig = Rig.empty();
        pick(rig, 0.2, -90, 0, 0.03, 0, 50);
        assertThat(rig.host.positions()[5]).isLessThan(4);
        assertThat(rig.world.state().holding()).isEqualTo("nothing");
    }

    @Test
    void aTreatLetGoAboveTheBowlLiesInIt() {
        Rig rig = Rig.withTreat(PAN_AXIS + 0.2, 0);
        pick(rig, 0.2, -90, 90, 0.011, 0.022, 40);
        double hold = rig.host.positions()[5] - 3;
        rig.reach(1, Furniture.BOWL.x(), Furniture.BOWL.y(), 0.08, -60, 90, hold)
                .open(0.3, 60)
                .pass(1);
        assertThat(rig.world.state().treatsInBowl()).isOne();
    }

    @Test
    void aBallCanBeThrown() {
        Rig rig = Rig.withBall(PAN_AXIS + 0.2, 0);
        pick(rig, 0.2, -90, 90, 0.016, 0.030, 50);
        double hold = rig.host.positions()[5] - 3;
        rig.move(0.9, 0, -75, 20, -75, 90, hold)
                .move(0.16, 0, -50, 24, -50, 90, hold)
                .move(0.30, 0, -10, 30, -15, 90, 95);
        rig.pass(1.5);
        BallState ball = rig.world.state().ball();
        assertThat(ball.thrown()).isTrue();
        assertThat(ball.throwSpeed()).isGreaterThan(0.5);
        assertThat(ball.landed())
                .hasValueSatisfying(place -> assertThat(place.x()).isGreaterThan(0.3));
        assertThat(ball.greatestHeight()).isGreaterThan(0.15);
    }

    /** From above, the jaws to either side of a thing that lies straight ahead, then up. */
    private static void pick(
            Rig rig, double radius, double elevation, double roll, double height, double beside, double opening) {
        double phi = Math.toRadians(elevation);
        double rho = Math.toRadians(roll);
        double x = PAN_AXIS + radius + beside * Math.sin(phi) * Math.cos(rho);
        double y = -beside * Math.sin(rho);
        double flatter = Math.min(-45, elevation + 25);
        rig.reach(1.2, x, y, height + 0.06, flatter, roll, opening)
                .reach(0.8, x, y, height, elevation, roll, opening)
                .pass(0.2)
                .grasp();
        rig.reach(0.6, x, y, height + 0.05, flatter, roll, Math.max(0, rig.host.positions()[5] - 3))
                .pass(0.2);
    }
}
