package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.testkit.TestArms;

/** Stall, temperature and supply. */
class MotorRulesTest {
    private static final JointAngles MIDDLE = Rig.MIDDLE;
    private long nanos;

    @Test
    void aStalledJointIsRefusedAndBackedOffBitByBit() {
        Stalling rule = new Stalling();
        JointAngles goal = MIDDLE.with(2, 20);
        JointReading stalled = new JointReading(0.5, -80, 12, 40, 0.9, 0);
        assertThat(rule.after(0.49, 2, stalled, goal)).isEqualTo(Ruling.ALLOWED);
        Ruling.Refused refused = (Ruling.Refused) rule.after(0.02, 2, stalled, goal);
        assertThat(refused.why()).contains("elbow_flex is stalled at -80.0 %");
        assertThat(refused.retreat().orElseThrow().get(2)).isCloseTo(20, within(0.2));
        Ruling.Refused later = (Ruling.Refused) rule.after(1, 2, stalled, goal);
        assertThat(later.retreat().orElseThrow().get(2)).isCloseTo(14, within(0.2));
        assertThat(later.retreat().orElseThrow().with(2, 20)).isEqualTo(goal);
        JointReading relieved = new JointReading(0, -60, 12, 40, 0.6, 0);
        Ruling.Refused kept = (Ruling.Refused) rule.after(1, 2, relieved, goal);
        assertThat(kept.retreat().orElseThrow().get(2)).isCloseTo(14, within(0.2));
        assertThat(rule.after(0.01, 2, relieved, goal.with(2, 9)))
                .as("the other way")
                .isEqualTo(Ruling.ALLOWED);
    }

    @Test
    void currentCountsLikeLoadAndMotionIsNoStall() {
        JointAngles goal = MIDDLE.with(2, 20);
        assertThat(new Stalling().after(0.6, 2, new JointReading(0, 10, 12, 40, -1.5, 0), goal))
                .isInstanceOf(Ruling.Refused.class);
        assertThat(new Stalling().after(2, 2, new JointReading(3.1, 100, 12, 40, 2, 0), goal))
                .as("it moves")
                .isEqualTo(Ruling.ALLOWED);
        assertThat(new Stalling().after(2, 2, new JointReading(0, 100, 12, 40, 2, 0), MIDDLE.with(2, 10.9)))
                .as("it is where it should be")
                .isEqualTo(Ruling.ALLOWED);
        assertThat(new Stalling().after(2, 2, new JointReading(0, 79, 12, 40, 1.4, 0), goal))
                .isEqualTo(Ruling.ALLOWED);
    }

    @Test
    void aGripperThatHoldsIsEasedButNeverOpened() {
        Stalling rule = new Stalling();
        JointAngles goal = MIDDLE.with(5, 30);
        JointReading squeezing = new JointReading(0, -40, 12, 40, 0.5, 0);
        double least = 0;
        for (int i = 0; i < 1000; i++) {
            Ruling ruling = rule.after(0.01, 5, squeezing, goal.with(0, 3));
            if (ruling instanceof Ruling.Clamped clamped) {
                assertThat(clamped.target().get(0)).as("the arm goes on").isEqualTo(3);
                assertThat(clamped.target().get(5)).as("still closing").isLessThan(50);
                least = Math.max(least, clamped.target().get(5));
            }
        }
        assertThat(least).isCloseTo(50, within(0.2));
        assertThat(rule.after(0.01, 5, squeezing, goal.with(5, 90)))
                .as("it may be opened")
                .isEqualTo(Ruling.ALLOWED);
    }

    @Test
    void aGripperThatIsToldToCloseFullyIsEasedBeforeItsServoProtectsItself() {
        Stalling rule = new Stalling();
        JointAngles closed = MIDDLE.with(5, MIDDLE.get(5) - 25);
        JointReading squeezing = new JointReading(0, -50, 12, 40, 0.5, 0);
        Ruling ruling = Ruling.ALLOWED;
        for (int i = 0; i < 190; i++) {
            ruling = rule.after(0.01, 5, squeezing, closed);
        }
        assertThat(((Ruling.Clamped) ruling).target().get(5))
                .as("after 1.9 of the servo's 2 s: less than 6 steps ahead")
                .isBetween(49.6, 50.0);
    }

    @Test
    void aHeldArmIsBackedOffToo() {
        JointAngles goal = MIDDLE.with(2, 20);
        JointAngles held = held(2, goal, new JointReading(0, 90, 12, 40, 1, 0), 2);
        assertThat(held.get(2)).isBetween(10.1, 12.5);
        assertThat(held.with(2, 20)).isEqualTo(goal);
    }

    @Test
    void aGripperOfAHeldArmIsEasedWithoutWaiting() {
        JointAngles closed = MIDDLE.with(5, MIDDLE.get(5) - 25);
        JointReading squeezing = new JointReading(0, -50, 12, 40, 0.5, 0);
        assertThat(held(5, closed, squeezing, 0.8).get(5)).isBetween(49.6, 50.0);
        JointReading light = new JointReading(0, -24, 12, 40, 0.1, 0);
        assertThat(held(5, closed, light, 0.8))
                .as("a grip that it can bear for long")
                .isEqualTo(closed);
    }

    @Test
    void aSqueezeIsNotTakenBackOnPaperWhileTheArmBrakes() {
        JointAngles closed = MIDDLE.with(5, MIDDLE.get(5) - 20);
        JointReading squeezing = new JointReading(0, -50, 12, 40, 0.5, 0);
        double[] running = {240, 0, 0, 0, 0, 0};
        JointAngles braked = held(5, new Setpoint(closed, running, closed), squeezing, 0.1);
        assertThat(braked.get(0)).as("on its way to rest").isGreaterThan(MIDDLE.get(0) + 5);
        assertThat(braked.get(5)).isBetween(closed.get(5), closed.get(5) + 4);
    }

    @Test
    void aServoThatProtectedItselfIsEasedAlsoWhereItsStallLasts() {
        JointAngles closed = MIDDLE.with(5, MIDDLE.get(5) - 25);
        JointReading squeezing = new JointReading(0, -50, 12, 40, 0.5, 0);
        JointReading weakened = new JointReading(0, -20, 12, 40, 0.2, 0x20);
        double untilNear = 0.45;
        Setpoint near = new Held(Rig.DEFAULTS, 100).after(5, Setpoint.resting(closed), (_, _) -> squeezing, untilNear);
        assertThat(near.goal().get(5)).as("still being eased").isBetween(45.0, 49.0);
        Setpoint cured = new Held(Rig.DEFAULTS, 100)
                .after(
                        5,
                        Setpoint.resting(closed),
                        (seconds, _) -> seconds <= untilNear ? squeezing : weakened,
                        untilNear + 1);
        assertThat(cured.goal().get(5)).as("just ahead of where it is").isBetween(49.35, 49.61);
    }

    /** As the servos of the simulated arm drive: 4 % of force for each step but the first, half at most, 15 steps a percent. */
    @ParameterizedTest
    @CsvSource({
        "10, 8000, 25",
        "10, 8000, 24",
        "10, 8000, 27",
        "20, 8000, 25",
        "20, 8000, 33",
        "30, 8000, 24",
        "50, 8000, 25",
        "100, 8000, 0.7",
        "100, 8000, 5",
        "200, 8000, 25",
        "500, 8000, 25",
        "100, 1000, 25",
        "500, 1000, 25"
    })
    void aGripIsEasedInTimeAndNotLost(int rateHz, double acceleration, double ahead) {
        Settings settings = Rig.settings(new Pace(2500, acceleration, Map.of()));
        Setpoint closed = Setpoint.resting(MIDDLE.with(5, MIDDLE.get(5) - ahead));
        assertEased(new Held(settings, rateHz).after(5, closed, MotorRulesTest::driving, 1.5));
    }

    /** Whichever of the looks of the first second is late. */
    @Test
    void aLateLookLosesNoGrip() {
        Setpoint closed = Setpoint.resting(MIDDLE.with(5, MIDDLE.get(5) - 25));
        for (int late = 1; late <= 100; late++) {
            assertEased(new Held(Rig.DEFAULTS, 100, late, 0.14).after(5, closed, MotorRulesTest::driving, 1.5));
        }
    }

    private static void assertEased(Setpoint rest) {
        double ahead = MIDDLE.get(5) - rest.goal().get(5);
        assertThat(driving(1.5, ahead).loadPercent()).as("%f ahead", ahead).isBetween(-20.1, -10.0);
    }

    private static JointReading driving(double seconds, double ahead) {
        double load = Math.clamp(4 * (15 * ahead - 1), 0, 50);
        return new JointReading(0, -load, 12, 40, load / 40, 0);
    }

    /** A wrong sensor, and an alarm or a stall of the same servo: its goal does not follow a position that cannot be. */
    @ParameterizedTest
    @CsvSource({"0, 32", "0, 8", "95, 0", "95, 32"})
    void aJointThatIsNotBelievedIsLeftWhereItWasSent(double load, int faults) {
        JointReading says = new JointReading(0, load, 12, 40, load / 50, faults);
        JointReading squeezing = new JointReading(0, -50, 12, 40, 0.5, 0);
        Rules rules = new RuleBook(Rig.DEFAULTS, () -> Optional.of(new FakeKinematics()), Optional::empty)
                .open(TestArms.so101(), 0);
        Setpoint rest = Setpoint.resting(MIDDLE.with(5, MIDDLE.get(5) - 20));
        for (int i = 0; i < 200; i++) {
            nanos += 10_000_000;
            List<JointReading> joints = new ArrayList<>(Collections.nCopies(6, new JointReading(0, 0, 12, 30, 0, 0)));
            joints.set(2, says);
            joints.set(5, squeezing);
            JointAngles measured = i == 0 ? MIDDLE : MIDDLE.with(2, 97);
            rest = rules.rest(Rig.at(new ArmReading(nanos, measured, joints), rest, 0.01, nanos));
            assertThat(rest.goal().get(2)).isEqualTo(MIDDLE.get(2));
        }
        assertThat(rest.goal().get(5)).as("the gripper is eased all the same").isBetween(49.3, 50.0);
    }

    /** The goal of an arm that has held for so long. */
    private static JointAngles held(int joint, JointAngles goal, JointReading says, double seconds) {
        return held(joint, Setpoint.resting(goal), says, seconds);
    }

    private static JointAngles held(int joint, Setpoint last, JointReading says, double seconds) {
        return new Held(Rig.DEFAULTS, 100)
                .after(joint, last, (_, _) -> says, seconds)
                .goal();
    }

    /** What one joint's motor says after so long, with its goal so far ahead. */
    private interface Motor {
        JointReading says(double seconds, double ahead);
    }

    /** An arm that holds in the middle, under a loop of so many ticks a second, one of which comes late. */
    private record Held(Settings settings, int rateHz, int late, double bySeconds) {
        Held(Settings settings, int rateHz) {
            this(settings, rateHz, 0, 0);
        }

        Setpoint after(int joint, Setpoint last, Motor motor, double seconds) {
            Setpoint rest = last;
            RuleBook book = new RuleBook(settings, () -> Optional.of(new FakeKinematics()), Optional::empty);
            Rules rules = book.open(TestArms.so101(), 0);
            double before = 0;
            for (int i = 1; before < seconds; i++) {
                double now = before + 1.0 / rateHz + (i == late ? bySeconds : 0);
                long nanos = Math.round(now * 1e9);
                ArmReading reading = Rig.reading(
                        nanos,
                        MIDDLE,
                        joint,
                        motor.says(now, Math.abs(MIDDLE.get(joint) - rest.goal().get(joint))));
                rest = rules.rest(Rig.at(reading, rest, now - before, nanos));
                before = now;
            }
            return rest;
        }
    }

    @Test
    void aHotMotorMayOnlyGoHomeUntilItHasCooled() {
        Temperature rule = new Temperature(65);
        assertThat(hot(rule, 64.9, MIDDLE.with(0, 5))).isEqualTo(Ruling.ALLOWED);
        assertThat(((Ruling.Refused) hot(rule, 65, MIDDLE.with(0, 5))).why())
                .isEqualTo("elbow_flex is at 65.0 °C, at most 65.0 °C is allowed; only home until it is below 60.0 °C");
        assertThat(rule.remark()).isPresent();
        JointAngles homeward = MIDDLE.towards(TestArms.HOME, 0.1);
        assertThat(hot(rule, 70, homeward)).isEqualTo(Ruling.ALLOWED);
        assertThat(hot(rule, 60, MIDDLE.with(0, 5))).isInstanceOf(Ruling.Refused.class);
        assertThat(hot(rule, 59.9, MIDDLE.with(0, 5))).isEqualTo(Ruling.ALLOWED);
        assertThat(rule.remark()).isEmpty();
    }

    @Test
    void aHotArmDoesNotCreepAwayFromHome() {
        Temperature rule = new Temperature(65);
        JointReading hot = new JointReading(0, 0, 12, 66, 0, 0);
        JointAngles goal = MIDDLE;
        for (int i = 0; i < 100; i++) {
            JointAngles next = goal.with(0, goal.get(0) + 0.1);
            goal = rule.judge(next, Rig.at(Rig.reading(0, goal, 2, hot), goal)) == Ruling.ALLOWED ? next : goal;
        }
        assertThat(goal.get(0)).isBetween(0.0, 0.21);
        assertThat(rule.judge(goal.towards(TestArms.HOME, 0.01), Rig.at(Rig.reading(0, goal, 2, hot), goal)))
                .isEqualTo(Ruling.ALLOWED);
    }

    /** It comes to rest further from home than where it was when its motor got too hot. */
    @Test
    void anArmThatGotHotOnItsWayGoesHomeFromWhereItBraked() {
        Temperature rule = new Temperature(65);
        JointReading hot = new JointReading(0, 0, 12, 66, 0, 0);
        JointAngles further = MIDDLE.with(0, 10);
        double[] running = {100, 0, 0, 0, 0, 0};
        ArmReading reading = Rig.reading(0, MIDDLE, 2, hot);
        Situation braking = Rig.at(reading, new Setpoint(MIDDLE, running, further), 0.01, 0);
        assertThat(rule.judge(further, braking)).isInstanceOf(Ruling.Refused.class);
        assertThat(rule.judge(further.towards(TestArms.HOME, 0.01), Rig.at(Rig.reading(0, further, 2, hot), further)))
                .isEqualTo(Ruling.ALLOWED);
    }

    private static Ruling hot(Temperature rule, double celsius, JointAngles target) {
        JointReading says = new JointReading(0, 0, 12, celsius, 0, 0);
        return rule.judge(target, Rig.at(Rig.reading(0, MIDDLE, 2, says), MIDDLE));
    }

    @Test
    void aWeakSupplyStopsMotionUntilItIsWell() {
        Voltage rule = new Voltage(new VoltageLimits(Optional.empty()), 0);
        assertThat(supplied(rule, 12, 0.1)).isEqualTo(Ruling.ALLOWED);
        assertThat(supplied(rule, 9, 0.04)).as("a dip").isEqualTo(Ruling.ALLOWED);
        assertThat(supplied(rule, 12, 0.1)).isEqualTo(Ruling.ALLOWED);
        assertThat(((Ruling.Refused) supplied(rule, 9, 0.06)).why())
                .isEqualTo("shoulder_lift has 9.0 V, 9.5…14.0 V are allowed");
        assertThat(supplied(rule, 12, 0.45)).isInstanceOf(Ruling.Refused.class);
        assertThat(rule.remark()).isPresent();
        assertThat(supplied(rule, 12, 0.1)).isEqualTo(Ruling.ALLOWED);
        assertThat(supplied(rule, 14.5, 0.1)).isInstanceOf(Ruling.Refused.class);
    }

    @Test
    void theSupplyIsFoundOutUnlessItIsSet() {
        assertThat(supplied(new Voltage(new VoltageLimits(Optional.empty()), nanos), 5, 0.2))
                .as("a 5 V kit")
                .isEqualTo(Ruling.ALLOWED);
        assertThat(supplied(new Voltage(new VoltageLimits(Optional.of(new Interval(6, 8))), nanos), 5, 0.2))
                .isInstanceOf(Ruling.Refused.class);
    }

    /** Which would else be held to 9.5…14 V for good. */
    @Test
    void oneWrongMeasurementMakesNoLargeSupplyOfASmallOne() {
        Voltage rule = new Voltage(new VoltageLimits(Optional.empty()), nanos);
        assertThat(supplied(rule, 7.4, 0.1)).isEqualTo(Ruling.ALLOWED);
        assertThat(supplied(rule, 12.4, 0.01)).as("a glitch").isEqualTo(Ruling.ALLOWED);
        assertThat(supplied(rule, 7.4, 0.5)).isEqualTo(Ruling.ALLOWED);
        assertThat(supplied(rule, 12.4, 0.04)).as("four in a row").isEqualTo(Ruling.ALLOWED);
        assertThat(supplied(rule, 7.4, 0.5)).isEqualTo(Ruling.ALLOWED);
        assertThat(((Ruling.Refused) supplied(rule, 8.8, 0.06)).why()).endsWith("4.5…8.6 V are allowed");
    }

    @Test
    void norDoesTheFirstOne() {
        Voltage small = new Voltage(new VoltageLimits(Optional.empty()), nanos);
        supplied(small, 12.4, 0.01);
        assertThat(supplied(small, 5, 0.5)).isEqualTo(Ruling.ALLOWED);
        Voltage large = new Voltage(new VoltageLimits(Optional.empty()), nanos);
        supplied(large, 5, 0.01);
        assertThat(supplied(large, 12, 0.5)).isEqualTo(Ruling.ALLOWED);
        assertThat(((Ruling.Refused) supplied(large, 9.2, 0.06)).why()).endsWith("9.5…14.0 V are allowed");
    }

    /** All hang on one supply: a single servo that says otherwise is the one in trouble. */
    @Test
    void whatMostServosSayIsTheSupply() {
        Voltage rule = new Voltage(new VoltageLimits(Optional.empty()), nanos);
        Ruling last = Ruling.ALLOWED;
        for (int i = 0; i < 20; i++) {
            nanos += 10_000_000;
            List<JointReading> all = new ArrayList<>(Collections.nCopies(6, new JointReading(0, 0, 7.4, 30, 0, 0)));
            all.set(3, new JointReading(0, 0, 12.4, 30, 0, 0));
            last = rule.judge(MIDDLE, Rig.at(new ArmReading(nanos, MIDDLE, all), MIDDLE));
        }
        assertThat(((Ruling.Refused) last).why()).isEqualTo("wrist_flex has 12.4 V, 4.5…8.6 V are allowed");
    }

    @Test
    void aLargeSupplyThatSaggedAsTheArmCameIsKnownOnceItIsWell() {
        Voltage rule = new Voltage(new VoltageLimits(Optional.empty()), nanos);
        assertThat(supplied(rule, 8, 0.2)).isEqualTo(Ruling.ALLOWED);
        assertThat(supplied(rule, 12, 0.6)).isEqualTo(Ruling.ALLOWED);
        assertThat(supplied(rule, 8, 0.2)).isInstanceOf(Ruling.Refused.class);
    }

    private Ruling supplied(Voltage rule, double volts, double seconds) {
        Ruling last = Ruling.ALLOWED;
        for (int i = 0; i < Math.round(seconds * 100); i++) {
            nanos += 10_000_000;
            List<JointReading> all = Collections.nCopies(6, new JointReading(0, 0, volts, 30, 0, 0));
            last = rule.judge(MIDDLE, Rig.at(new ArmReading(nanos, MIDDLE, lifted(all)), MIDDLE));
        }
        return last;
    }

    /** The second joint's voltage is what counts; the others are a little better. */
    private static List<JointReading> lifted(List<JointReading> all) {
        List<JointReading> joints = new ArrayList<>(all);
        for (int i = 0; i < joints.size(); i++) {
            double volts = joints.get(i).volts()
                    + (i == 1 ? 0 : 0.05 * Math.signum(11 - joints.get(i).volts()));
            joints.set(i, new JointReading(0, 0, volts, 30, 0, 0));
        }
        return joints;
    }

    /** A rule under which the goal follows what is allowed, as the kernel's does. */
    private final class Stalling {
        private final Stall rule = new Stall(Rig.STALL, TestArms.so101(), 0);
        private Optional<JointAngles> goal = Optional.empty();

        /** What it says in the end to a target that is asked for so long. */
        Ruling after(double seconds, int joint, JointReading says, JointAngles target) {
            Ruling last = Ruling.ALLOWED;
            for (int i = 0; i < Math.max(1, Math.round(seconds * 100)); i++) {
                nanos += 10_000_000;
                JointAngles told = goal.orElse(target);
                last = rule.judge(target, Rig.at(Rig.reading(nanos, MIDDLE, joint, says), told));
                goal = Optional.of(
                        switch (last) {
                            case Ruling.Clamped clamped -> clamped.target();
                            case Ruling.Refused refused -> refused.retreat().orElse(told);
                            default -> target;
                        });
            }
            return last;
        }
    }
}
