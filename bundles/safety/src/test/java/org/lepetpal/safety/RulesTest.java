package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmReading;
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
        JointLimits rule = limits("");
        Situation now = Rig.at(MIDDLE);
        assertThat(rule.judge(MIDDLE.with(0, 110), now)).isEqualTo(Ruling.ALLOWED);
        assertThat(clamped(rule.judge(MIDDLE.with(0, 110.1), now)).get(0)).isEqualTo(110);
        assertThat(clamped(rule.judge(MIDDLE.with(0, 124.9), now)).get(0)).isEqualTo(110);
        assertThat(refused(rule.judge(MIDDLE.with(0, 125.1), now)))
                .isEqualTo("shoulder_pan 125.1 is not in -110.0…110.0");
        assertThat(clamped(rule.judge(MIDDLE.with(5, -3), now)).get(5)).isZero();
        assertThat(clamped(rule.judge(MIDDLE.with(5, 316), now)).get(5))
                .as("the gripper is no reason to refuse")
                .isEqualTo(100);
    }

    @Test
    void theOperatorsLimitsAreTighterNeverWider() {
        JointLimits rule = limits("shoulder_pan:-20..300, gripper: 10 .. 80.5");
        Situation now = Rig.at(MIDDLE);
        assertThat(clamped(rule.judge(MIDDLE.with(0, -21), now)).get(0)).isEqualTo(-20);
        assertThat(clamped(rule.judge(MIDDLE.with(0, 112), now)).get(0)).isEqualTo(110);
        assertThat(clamped(rule.judge(MIDDLE.with(5, 81), now)).get(5)).isEqualTo(80.5);
        assertThat(clamped(limits("gripper: 70..90").judge(MIDDLE.with(5, 10), now))
                        .get(5))
                .as("the gripper of the pose home")
                .isEqualTo(50);
    }

    @Test
    void aMisspeltJointStopsEverything() {
        JointLimits misspelt = limits("shoulder_pann:-20..20");
        assertThat(refused(misspelt.judge(MIDDLE, Rig.at(MIDDLE))))
                .contains("shoulder_pann")
                .contains("shoulder_lift");
        JointLimits noRoom = limits("shoulder_pan:120..130");
        assertThat(refused(noRoom.judge(MIDDLE, Rig.at(MIDDLE))))
                .contains("no room")
                .contains("-110.0..110.0");
    }

    @Test
    void aJointBeyondItsLimitsMayComeBackButNotGoFurther() {
        JointLimits rule = limits("");
        Situation beyond = Rig.at(MIDDLE.with(1, -130));
        assertThat(rule.judge(MIDDLE.with(1, -129), beyond)).isEqualTo(Ruling.ALLOWED);
        assertThat(clamped(rule.judge(MIDDLE.with(1, -131), beyond)).get(1)).isEqualTo(-130);
    }

    @Test
    void aMotorThatComplainsIsNotPushedFurtherButMayRest() {
        Overload rule = new Overload();
        JointReading alarmed = new JointReading(0, 60, 12, 50, 0.5, 0x20);
        JointAngles goal = MIDDLE.with(1, -15);
        Situation now = Rig.at(Rig.reading(0, MIDDLE, 1, alarmed), goal);
        assertThat(refused(rule.judge(goal.with(1, -14), now))).startsWith("shoulder_lift reports alarm 0x20");
        assertThat(rule.judge(goal, now)).isEqualTo(Ruling.ALLOWED);
        assertThat(rule.judge(goal.with(1, -20), now)).isEqualTo(Ruling.ALLOWED);
        assertThat(rule.judge(goal.with(1, -50), now)).as("backing off").isEqualTo(Ruling.ALLOWED);
        assertThat(rule.judge(goal.with(0, 1), now)).as("other joints").isEqualTo(Ruling.ALLOWED);
    }

    @Test
    void aMotorThatComplainsIsNotPushedFurtherByManySmallSteps() {
        Overload rule = new Overload();
        JointReading alarmed = new JointReading(0, 60, 12, 50, 0.5, 0x20);
        JointAngles goal = MIDDLE.with(1, -15);
        for (int i = 0; i < 100; i++) {
            JointAngles next = goal.with(1, goal.get(1) + 0.1);
            goal = rule.judge(next, Rig.at(Rig.reading(0, MIDDLE, 1, alarmed), goal)) == Ruling.ALLOWED ? next : goal;
        }
        assertThat(goal.get(1)).isBetween(-15.0, -14.8);
    }

    @Test
    void aGripperThatComplainsKeepsItsGoalWhileTheArmGoesOn() {
        Overload rule = new Overload();
        JointReading alarmed = new JointReading(0, -50, 12, 50, 0.5, 0x04);
        JointAngles goal = MIDDLE.with(5, 40);
        Situation now = Rig.at(Rig.reading(0, MIDDLE, 5, alarmed), goal);
        JointAngles sent = clamped(rule.judge(goal.with(5, 35).with(0, 2), now));
        assertThat(sent.get(5)).isEqualTo(40);
        assertThat(sent.get(0)).isEqualTo(2);
        assertThat(rule.judge(goal.with(5, 45), now)).as("it may open").isEqualTo(Ruling.ALLOWED);
        assertThat(rule.judge(goal.with(5, 95), now)).as("as wide as it likes").isEqualTo(Ruling.ALLOWED);
    }

    @Test
    void aGripperThatProtectedItselfIsEasedToWhereItHolds() {
        Overload rule = new Overload();
        JointReading alarmed = new JointReading(0, -20, 12, 50, 0.3, 0x20);
        ArmReading reading = Rig.reading(0, MIDDLE, 5, alarmed);
        JointAngles goal = MIDDLE.with(5, 30);
        JointAngles sent = clamped(rule.judge(goal.with(0, 2), Rig.at(reading, goal)));
        assertThat(sent.get(5)).as("slowly: 60 % a second").isCloseTo(30.6, within(1e-9));
        assertThat(sent.get(0)).as("the arm goes on").isEqualTo(2);
        assertThat(clamped(rule.judge(MIDDLE, Rig.at(reading, goal))).get(5))
                .as("not flung open by a target where it is")
                .isCloseTo(30.6, within(1e-9));
        assertThat(rule.judge(goal.with(5, 95), Rig.at(reading, goal)))
                .as("it may open")
                .isEqualTo(Ruling.ALLOWED);
        for (int i = 0; i < 150; i++) {
            goal = rule.relieved(goal, Rig.at(reading, goal));
        }
        assertThat(goal.get(5)).as("where it is: 50, also at rest").isBetween(49.35, 49.6);
        assertThat(rule.judge(goal.with(5, 49.4), Rig.at(reading, goal)))
                .as("follows no shake")
                .isEqualTo(Ruling.ALLOWED);
        assertThat(clamped(rule.judge(goal.with(5, 20), Rig.at(reading, goal))).get(5))
                .isBetween(49.35, 49.6);
    }

    @Test
    void aJointThatSaggedInItsProtectionIsToldToStayWhereItIs() {
        Overload rule = new Overload();
        JointReading alarmed = new JointReading(0, 20, 12, 50, 0.3, 0x08);
        ArmReading reading = Rig.reading(0, MIDDLE, 1, alarmed);
        JointAngles goal = MIDDLE.with(1, MIDDLE.get(1) + 12);
        Ruling.Refused refused = (Ruling.Refused) rule.judge(goal.with(1, goal.get(1) + 1), Rig.at(reading, goal));
        assertThat(refused.retreat().orElseThrow().get(1)).isCloseTo(goal.get(1) - 0.36, within(1e-9));
        for (int i = 0; i < 150; i++) {
            goal = rule.relieved(goal, Rig.at(reading, goal));
        }
        assertThat(goal.get(1)).isBetween(MIDDLE.get(1) + 0.4, MIDDLE.get(1) + 0.65);
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
    void aJointIsNotBelievedWhereItCannotHaveGot() {
        PlausiblePosition rule = new PlausiblePosition(35, TestArms.so101());
        assertThat(rule.judge(MIDDLE, Rig.at(MIDDLE, MIDDLE.with(0, 50)))).isEqualTo(Ruling.ALLOWED);
        Situation wrapped = Rig.at(MIDDLE.with(2, -97), MIDDLE);
        assertThat(((Ruling.Refused) rule.judge(MIDDLE, wrapped)).why())
                .startsWith("elbow_flex is read at -97.0°, 107.0° from where it was sent");
        assertThat(rule.remark()).isPresent();
        assertThat(rule.believes(1, wrapped)).isTrue();
        assertThat(rule.judge(MIDDLE, Rig.at(MIDDLE, MIDDLE.with(5, 100))))
                .as("a gripper that cannot close")
                .isEqualTo(Ruling.ALLOWED);
        assertThat(rule.remark()).isEmpty();
    }

    @Test
    void aJointThatIsForcedAwayStepByStepIsBelieved() {
        PlausiblePosition rule = new PlausiblePosition(35, TestArms.so101());
        for (int degrees = 0; degrees <= 100; degrees += 2) {
            assertThat(rule.judge(MIDDLE, Rig.at(MIDDLE.with(0, degrees), MIDDLE)))
                    .isEqualTo(Ruling.ALLOWED);
        }
        for (int i = 0; i < 50; i++) {
            assertThat(rule.judge(MIDDLE, Rig.at(MIDDLE.with(0, -97), MIDDLE)))
                    .as("not by waiting")
                    .isInstanceOf(Ruling.Refused.class);
        }
        assertThat(rule.judge(MIDDLE, Rig.at(MIDDLE.with(0, 95), MIDDLE))).isEqualTo(Ruling.ALLOWED);
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

    private static JointLimits limits(String operators) {
        Map<String, Interval> parsed = Interval.parse(operators);
        return new JointLimits(parsed, JointLimits.mistake(parsed, TestArms.so101()));
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
