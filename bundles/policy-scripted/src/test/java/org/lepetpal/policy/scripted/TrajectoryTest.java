package org.lepetpal.policy.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.arm.TipPose;

class TrajectoryTest {
    private static final long START = 7_000_000_000L;
    private static final JointLimits LIMITS = JointLimits.so101(140);
    private static final JointAngles HOME = JointAngles.of(0, -100, 90, 50, 0, 0);
    private static final JointAngles OVER = JointAngles.of(40, -10, 20, 80, 90, 45);

    private final So101Geometry geometry = new So101Geometry();

    @Test
    void jointMoveBeginsAndEndsAtRestWhereItShould() {
        JointMove move = new JointMove(START, HOME, OVER, LIMITS);

        assertThat(move.at(START).distance(HOME)).isZero();
        assertThat(move.goal().distance(OVER)).isLessThan(1e-9);
        assertThat(move.speedAt(START)).containsExactly(new double[6], within(0.5));
        assertThat(move.speedAt(move.endNanos())).containsExactly(new double[6], within(0.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.5, 0.7, 0.95})
    void aTransitBegunInMotionNeitherJumpsNorOverrunsItsEnds(double share) {
        Motions motions = new Motions(geometry, LIMITS);
        JointAngles folded = JointAngles.of(0, -98, 75, 60, 0, 10);
        JointMove aside = new JointMove(START, OVER, folded, LIMITS);
        long now = START + Math.round((aside.endNanos() - START) * share);

        Trajectory back = motions.transit(now, aside, OVER);

        assertThat(back.at(now).distance(aside.at(now))).isLessThan(1e-6);
        assertThat(back.goal().distance(OVER)).isLessThan(1e-6);
        double[] last = aside.speedAt(now - 2_000_000);
        for (long t = now + 2_000_000; t < back.endNanos(); t += 2_000_000) {
            double[] speed = back.speedAt(t);
            for (int joint = 0; joint < 5; joint++) {
                assertThat(Math.abs(speed[joint] - last[joint])).isLessThan(12);
                assertThat(Math.abs(speed[joint])).isLessThan(200);
            }
            last = speed;
            assertThat(back.at(t).get(1)).isBetween(-98.01, -9.99);
        }
    }

    @Test
    void brakingEndsAtRestWithinTheMotion() {
        JointMove move = new JointMove(START, HOME, OVER, LIMITS);
        long now = START + (move.endNanos() - START) * 3 / 4;

        Brake brake = new Brake(now, move, LIMITS);

        assertThat(brake.speedAt(brake.endNanos() + 3_000_000)).containsExactly(new double[6], within(1e-9));
        for (int joint = 0; joint < 6; joint++) {
            double from = move.at(now).get(joint);
            assertThat(brake.goal().get(joint))
                    .isBetween(Math.min(from, OVER.get(joint)) - 1e-6, Math.max(from, OVER.get(joint)) + 1e-6);
        }
    }

    @Test
    void tipLineIsStraightSlowAndEndsThere() {
        JointAngles from = geometry.inverse(new TipPose(new Point3(0.22, 0.06, 0.07), -90, 90), 45)
                .orElseThrow();
        TipPose target = new TipPose(new Point3(0.22, 0.06, 0.01), -90, 90);

        Trajectory line = TipLine.plan(START, geometry, from, target, 0.15).orElseThrow();

        Vec before = Vec.of(geometry.forward(from).tip());
        for (long t = START; t <= line.endNanos(); t += 10_000_000) {
            Vec tip = Vec.of(geometry.forward(line.at(t)).tip());
            assertThat(tip.planar(Vec.of(target.tip()))).isLessThan(0.0015);
            assertThat(tip.distance(before)).isLessThan(0.15 * 0.010 * 1.1);
            before = tip;
        }
        assertThat(geometry.forward(line.goal()).tip().distance(target.tip())).isLessThan(1e-4);
    }

    @Test
    void lineOutOfReachIsNone() {
        JointAngles from = geometry.inverse(new TipPose(new Point3(0.3, 0, 0.07), -60, 90), 45)
                .orElseThrow();

        assertThat(TipLine.plan(START, geometry, from, new TipPose(new Point3(0.6, 0, 0.01), -60, 90), 0.15))
                .isEqualTo(Optional.empty());
    }

    @Test
    void transitFromTheFoldedPoseKeepsClearOfTheTable() {
        Motions motions = new Motions(geometry, LIMITS);
        JointAngles goal = geometry.inverse(new TipPose(new Point3(0.30, -0.12, 0.07), -75, 90), 45)
                .orElseThrow();

        Trajectory way = motions.transit(START, new Standstill(HOME, START), goal);

        assertThat(way.goal().distance(goal)).isLessThan(1e-6);
        for (long t = START; t < way.endNanos(); t += 10_000_000) {
            Point3 tip = geometry.forward(way.at(t)).tip();
            assertThat(tip.z()).isGreaterThan(0.04);
        }
    }
}
