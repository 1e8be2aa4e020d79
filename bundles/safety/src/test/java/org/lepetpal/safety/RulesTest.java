package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.testkit.TestArms;

class RulesTest {
    private static final JointAngles MIDDLE = Rig.MIDDLE;

    @Test
    void aTargetHasOneValuePerJoint() {
        FiniteValues rule = new FiniteValues();
        assertThat(rule.judge(MIDDLE, Rig.at(MIDDLE))).isEqualTo(Ruling.ALLOWED);
        assertThat(rule.judge(JointAngles.of(1, 2, 3), Rig.at(MIDDLE))).isInstanceOf(Ruling.Refused.class);
    }

    @Test
    void aLittleBeyondALimitIsBroughtBackAndFarBeyondIsRefused() {
        JointLimits rule = new JointLimits(Map.of());
        Situation now = Rig.at(MIDDLE);
        assertThat(rule.judge(MIDDLE.with(0, 110), now)).isEqualTo(Ruling.ALLOWED);
        assertThat(clamped(rule.judge(MIDDLE.with(0, 110.1), now)).get(0)).isEqualTo(110);
        assertThat(clamped(rule.judge(MIDDLE.with(0, 124.9), now)).get(0)).isEqualTo(110);
        assertThat(refused(rule.judge(MIDDLE.with(0, 125.1), now)))
                .isEqualTo("shoulder_pan 125.1 is not in -110.0…110.0");
        assertThat(clamped(rule.judge(MIDDLE.with(5, -3), now)).get(5)).isZero();
        assertThat(rule.judge(MIDDLE.with(5, 116), now)).isInstanceOf(Ruling.Refused.class);
    }

    @Test
    void theOperatorsLimitsAreTighterNeverWider() {
        JointLimits rule = new JointLimits(Interval.parse("shoulder_pan:-20..300, gripper: 10 .. 80.5"));
        Situation now = Rig.at(MIDDLE);
        assertThat(clamped(rule.judge(MIDDLE.with(0, -21), now)).get(0)).isEqualTo(-20);
        assertThat(clamped(rule.judge(MIDDLE.with(0, 112), now)).get(0)).isEqualTo(110);
        assertThat(clamped(rule.judge(MIDDLE.with(5, 81), now)).get(5)).isEqualTo(80.5);
    }

    @Test
    void aMisspeltJointStopsEverything() {
        JointLimits misspelt = new JointLimits(Interval.parse("shoulder_pann:-20..20"));
        assertThat(refused(misspelt.judge(MIDDLE, Rig.at(MIDDLE))))
                .contains("shoulder_pann")
                .contains("shoulder_lift");
        JointLimits noRoom = new JointLimits(Interval.parse("shoulder_pan:120..130"));
        assertThat(refused(noRoom.judge(MIDDLE, Rig.at(MIDDLE))))
                .contains("no room")
                .contains("-110.0..110.0");
    }

    @Test
    void aJointBeyondItsLimitsMayComeBackButNotGoFurther() {
        JointLimits rule = new JointLimits(Map.of());
        Situation beyond = Rig.at(MIDDLE.with(1, -130));
        assertThat(rule.judge(MIDDLE.with(1, -129), beyond)).isEqualTo(Ruling.ALLOWED);
        assertThat(clamped(rule.judge(MIDDLE.with(1, -131), beyond)).get(1)).isEqualTo(-130);
    }

    @Test
    void aMotorThatComplainsIsNotPushedFurtherButMayRest() {
        Overload rule = new Overload();
        JointReading alarmed = new JointReading(0, 60, 12, 50, 0.5, 0x20);
        JointAngles goal = MIDDLE.with(1, -15);
        Situation now = new Situation(TestArms.so101(), Rig.reading(0, MIDDLE, 1, alarmed), goal, 0.01);
        assertThat(refused(rule.judge(goal.with(1, -14), now))).startsWith("shoulder_lift reports alarm 0x20");
        assertThat(rule.judge(goal, now)).isEqualTo(Ruling.ALLOWED);
        assertThat(rule.judge(goal.with(1, -20), now)).isEqualTo(Ruling.ALLOWED);
        assertThat(rule.judge(goal.with(1, -50), now)).as("backing off").isEqualTo(Ruling.ALLOWED);
        assertThat(rule.judge(goal.with(0, 1), now)).as("other joints").isEqualTo(Ruling.ALLOWED);
    }

    @Test
    void aGripperThatComplainsKeepsItsGoalWhileTheArmGoesOn() {
        Overload rule = new Overload();
        JointReading alarmed = new JointReading(0, -50, 12, 50, 0.5, 0x20);
        JointAngles goal = MIDDLE.with(5, 40);
        Situation now = new Situation(TestArms.so101(), Rig.reading(0, MIDDLE, 5, alarmed), goal, 0.01);
        JointAngles sent = clamped(rule.judge(goal.with(5, 35).with(0, 2), now));
        assertThat(sent.get(5)).isEqualTo(40);
        assertThat(sent.get(0)).isEqualTo(2);
        assertThat(rule.judge(goal.with(5, 45), now)).as("it may open").isEqualTo(Ruling.ALLOWED);
        assertThat(rule.judge(goal.with(5, 95), now)).as("as wide as it likes").isEqualTo(Ruling.ALLOWED);
    }

    @Test
    void fullLoadWithoutMotionCountsAfterASecond() {
        JointReading straining = new JointReading(1.9, -95, 12, 50, 0.5, 0);
        assertThat(afterSeconds(0.99, straining)).isEqualTo(Ruling.ALLOWED);
        assertThat(refused(afterSeconds(1.0, straining))).contains("elbow_flex strains at -95.0 %");
        assertThat(afterSeconds(2, new JointReading(0, -94.9, 12, 50, 0.5, 0))).isEqualTo(Ruling.ALLOWED);
        assertThat(afterSeconds(2, new JointReading(2.1, -100, 12, 50, 0.5, 0))).isEqualTo(Ruling.ALLOWED);
    }

    private static Ruling afterSeconds(double seconds, JointReading elbow) {
        Overload rule = new Overload();
        Ruling last = Ruling.ALLOWED;
        for (long millis = 0; millis <= Math.round(seconds * 1000); millis += 10) {
            Situation now =
                    new Situation(TestArms.so101(), Rig.reading(millis * 1_000_000, MIDDLE, 2, elbow), MIDDLE, 0.01);
            last = rule.judge(MIDDLE.with(2, 20), now);
        }
        return last;
    }

    @Test
    void aGoalIsNeverFarAheadOfTheJoint() {
        Lag rule = new Lag(35);
        assertThat(rule.judge(MIDDLE.with(0, 35), Rig.at(MIDDLE))).isEqualTo(Ruling.ALLOWED);
        assertThat(clamped(rule.judge(MIDDLE.with(0, 35.5), Rig.at(MIDDLE))).get(0))
                .isEqualTo(35);
        assertThat(clamped(rule.judge(MIDDLE.with(0, -90), Rig.at(MIDDLE))).get(0))
                .isEqualTo(-35);
        assertThat(rule.judge(MIDDLE.with(5, 100), Rig.at(MIDDLE)))
                .as("gripper")
                .isEqualTo(Ruling.ALLOWED);
    }

    @Test
    void aGripIsFirmButBounded() {
        Grip rule = new Grip();
        assertThat(rule.judge(MIDDLE.with(5, 25), Rig.at(MIDDLE))).isEqualTo(Ruling.ALLOWED);
        assertThat(clamped(rule.judge(MIDDLE.with(5, 0), Rig.at(MIDDLE))).get(5))
                .isEqualTo(25);
        assertThat(rule.judge(MIDDLE.with(5, 100), Rig.at(MIDDLE)))
                .as("it may open")
                .isEqualTo(Ruling.ALLOWED);
    }

    @Test
    void steadyMotionBelowTheSpeedPassesAndFasterIsSlowedOnTheStraightLine() {
        Slew rule = new Slew(240, 300);
        JointAngles goal = MIDDLE;
        for (int i = 0; i < 20; i++) {
            JointAngles next = goal.with(0, goal.get(0) + 2.39);
            assertThat(rule.judge(next, Rig.at(MIDDLE, goal))).isEqualTo(Ruling.ALLOWED);
            goal = next;
        }
        JointAngles far = goal.with(0, goal.get(0) + 40).with(1, goal.get(1) - 20);
        rule.judge(far, Rig.at(MIDDLE, goal));
        JointAngles sent = clamped(rule.judge(far, Rig.at(MIDDLE, goal)));
        assertThat(sent.get(0) - goal.get(0)).isCloseTo(2.4, within(1e-9));
        assertThat(sent.get(1) - goal.get(1)).as("on the line").isCloseTo(-1.2, within(1e-9));
        assertThat(sent.get(5)).isEqualTo(goal.get(5));
    }

    @Test
    void aLateTickMayBeMadeUpForButRestSavesNothingMore() {
        Slew rule = new Slew(240, 300);
        Situation afterAMinute = new Situation(TestArms.so101(), TestArms.reading(0, MIDDLE), MIDDLE, 60);
        assertThat(clamped(rule.judge(MIDDLE.with(0, 90), afterAMinute)).get(0))
                .as("50 ms at most")
                .isCloseTo(12, within(1e-9));
        Slew ticking = new Slew(240, 300);
        for (int i = 0; i < 100; i++) {
            ticking.judge(MIDDLE, Rig.at(MIDDLE));
        }
        assertThat(clamped(ticking.judge(MIDDLE.with(0, 90), Rig.at(MIDDLE))).get(0))
                .as("20 ms at most")
                .isCloseTo(4.8, within(1e-9));
    }

    @Test
    void theGripperIsSlowedByItself() {
        Slew rule = new Slew(240, 300);
        JointAngles sent = clamped(rule.judge(MIDDLE.with(5, 90).with(0, 1), Rig.at(MIDDLE)));
        assertThat(sent.get(5)).isCloseTo(53, within(1e-9));
        assertThat(sent.get(0)).isEqualTo(1);
    }

    @Test
    void nothingGoesBelowTheTableAndFromBelowOnlyUp() {
        Table rule = new Table(() -> Optional.of(new FakeKinematics()), -0.005);
        assertThat(rule.judge(MIDDLE.with(1, 45), Rig.at(MIDDLE)))
                .as("10 mm above")
                .isEqualTo(Ruling.ALLOWED);
        assertThat(rule.judge(MIDDLE.with(1, 52.4), Rig.at(MIDDLE))).isEqualTo(Ruling.ALLOWED);
        assertThat(refused(rule.judge(MIDDLE.with(1, 53), Rig.at(MIDDLE))))
                .contains("-6.0 mm")
                .contains("-5.0 mm");
        Situation below = Rig.at(MIDDLE.with(1, 60));
        assertThat(rule.judge(MIDDLE.with(1, 59), below)).isEqualTo(Ruling.ALLOWED);
        assertThat(rule.judge(MIDDLE.with(1, 60), below)).isEqualTo(Ruling.ALLOWED);
        assertThat(rule.judge(MIDDLE.with(1, 60.1), below)).isInstanceOf(Ruling.Refused.class);
    }

    @Test
    void withoutGeometryNothingMoves() {
        Table rule = new Table(Optional::empty, -0.005);
        assertThat(refused(rule.judge(MIDDLE, Rig.at(MIDDLE)))).isEqualTo("the arm's geometry is unknown");
    }

    private static JointAngles clamped(Ruling ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Clamped.class);
        return ((Ruling.Clamped) ruling).target();
    }

    private static String refused(Ruling ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return ((Ruling.Refused) ruling).why();
    }
}
