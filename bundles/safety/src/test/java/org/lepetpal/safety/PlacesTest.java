package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.arm.TipPose;
import org.lepetpal.api.safety.Verdict.Finding;
import org.lepetpal.arm.so101.So101Kinematics;
import org.lepetpal.testkit.TestArms;

/** With the SO-101's own geometry. */
class PlacesTest {
    private static final So101Kinematics KINEMATICS = new So101Kinematics();
    private static final Table TABLE = new Table(-0.005);
    private static final Base BASE = new Base();

    @Test
    void itsOwnPosesAndTheThrowAreClear() {
        for (double[] pose : new double[][] {
            {0, -100, 90, 50, 0, 5},
            {0, -98, 90, 50, 0, 10},
            {0, -60, 60, -10, 0, 40},
            {0, -75, 20, -75, 90, 30},
            {0, -10, 30, -15, 90, 95},
            {0, 0, 0, 0, 0, 50}
        }) {
            Posture posture = posture(JointAngles.of(pose));
            assertThat(TABLE.clearance(posture))
                    .as("table %s", JointAngles.of(pose))
                    .isPositive();
            assertThat(BASE.clearance(posture))
                    .as("base %s", JointAngles.of(pose))
                    .isPositive();
        }
    }

    @Test
    void aBallOnTheTableCanBeGrasped() {
        for (double elevation : new double[] {-90, -60, -45}) {
            JointAngles grasp = at(0.26, 0.05, 0.015, elevation);
            assertThat(TABLE.objection(posture(grasp))).as("%s", elevation).isEmpty();
        }
    }

    @Test
    void aJawBelowTheTableIsRefusedThoughTheTipIsAbove() {
        JointAngles flat = at(0.34, 0, 0.035, -10).with(5, 0);
        assertThat(TABLE.objection(posture(flat))).isEmpty();
        JointAngles over = flat.with(4, 150);
        assertThat(TABLE.objection(posture(over))).isEmpty();
        assertThat(TABLE.clearance(posture(over.with(5, 100))))
                .as("the open jaw reaches down")
                .isLessThan(-0.01);
        assertThat(KINEMATICS.skeleton(over)).allMatch(point -> point.z() > 0);
    }

    @Test
    void noLinkGoesIntoTheBase() {
        JointAngles folded = JointAngles.of(0, -100, 96, 95, 0, 10);
        assertThat(worst(folded)).as("some posture runs into it").isNegative();
    }

    private static double worst(JointAngles from) {
        double worst = 1;
        for (int wrist = -95; wrist <= 95; wrist += 5) {
            for (int lift = -100; lift <= 20; lift += 10) {
                worst = Math.min(
                        worst, BASE.clearance(posture(from.with(1, lift).with(3, wrist))));
            }
        }
        return worst;
    }

    @Test
    void aBoxThatIsKeptFreeIsNeverEntered() throws IOException {
        List<Box> boxes = Box.parse("0.1..0.4, 0.05..0.12, 0..0.4");
        Rig rig = new Rig(Rig.settings(Map.of(), Optional.empty(), boxes), KINEMATICS);
        JointAngles start = JointAngles.of(40, -60, 60, -10, 0, 40);
        rig.arm.place(start);
        List<String> refusals = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            rig.tick(start.with(0, Math.max(-80, 40 - i))).findings().stream()
                    .map(Finding::rule)
                    .forEach(refusals::add);
        }
        KeepOut box = new KeepOut(boxes);
        double least = rig.arm.moves().stream()
                .mapToDouble(sent -> box.clearance(posture(sent)))
                .min()
                .orElseThrow();
        assertThat(refusals).contains("keep-out");
        assertThat(least).isBetween(-0.001, 0.02);
        assertThat(box.complaint(-0.012)).contains("12.0 mm").contains("KEEP_OUT");
    }

    @Test
    void fromWhereItMayNotBeItMayComeBackButNotGoDeeper() throws IOException {
        Rig rig = new Rig(Rig.DEFAULTS, KINEMATICS);
        JointAngles low = at(0.26, 0, -0.03, -60);
        rig.arm.place(low);
        rig.tick(low);
        assertThat(rig.tick(at(0.26, 0, -0.04, -60)).findings())
                .extracting(Finding::rule)
                .contains("table");
        assertThat(rig.tick(at(0.26, 0, 0.05, -60)).refused()).isFalse();
    }

    @Test
    void withoutGeometryNothingMoves() {
        assertThat(TABLE.objection(new Posture(TestArms.HOME, Optional::empty)))
                .contains("the arm's geometry is unknown");
    }

    private static Posture posture(JointAngles joints) {
        return new Posture(joints, () -> Optional.of(KINEMATICS));
    }

    private static JointAngles at(double x, double y, double z, double elevation) {
        return KINEMATICS
                .inverse(new TipPose(new Point3(x, y, z), elevation, 0), 40)
                .orElseThrow();
    }
}
