package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.safety.Verdict.Effect;
import org.lepetpal.api.safety.Verdict.Finding;
import org.lepetpal.testkit.FakeArm;
import org.lepetpal.testkit.TestArms;

class RuleKernelTest {
    private static final JointAngles MIDDLE = Rig.MIDDLE;
    private final Rig rig = new Rig();

    @Test
    void settingsThatDoNotFitTheArmAreAnImpedimentByName() throws IOException {
        Rig misspelt = new Rig(Rig.settings(Map.of("sholder_pan", new Interval(-10, 10)), Optional.empty()));
        assertThat(misspelt.kernel.impediment()).as("no arm is known yet").isEmpty();
        misspelt.time.advance(Duration.ofMillis(10));
        misspelt.kernel.sense();
        assertThat(misspelt.kernel.impediment().orElseThrow())
                .startsWith("JOINT_LIMITS names a joint 'sholder_pan' that the arm has not; it has shoulder_pan");
        rig.tick(Rig.MIDDLE);
        assertThat(rig.kernel.impediment()).isEmpty();
    }

    @Test
    void aMotionWithinTheLimitsIsSentAsItIs() throws IOException {
        rig.tick(MIDDLE);
        for (int i = 1; i <= 100; i++) {
            JointAngles target =
                    MIDDLE.with(0, 10 - 10 * Math.cos(i * Math.PI / 100)).with(5, 50 + i * 0.01);
            Verdict verdict = rig.tick(target);
            assertThat(verdict.sent().distance(target)).isLessThan(1e-6);
            assertThat(verdict.findings()).isEmpty();
        }
        assertThat(rig.lastMove().get(0)).isCloseTo(20, within(1e-6));
    }

    @Test
    void aTargetFarAwayIsApproachedAtTheAllowedSpeedAndWithoutOvershoot() throws IOException {
        rig.tick(MIDDLE);
        List<Finding> first = rig.tick(MIDDLE.with(0, 60)).findings();
        assertThat(first).extracting(Finding::rule).contains("velocity", "acceleration");
        int ticks = 1;
        double fastest = 0;
        while (60 - rig.lastMove().get(0) > 0.01) {
            double before = rig.lastMove().get(0);
            rig.tick(MIDDLE.with(0, 60));
            fastest = Math.max(fastest, (rig.lastMove().get(0) - before) / 0.01);
            assertThat(rig.lastMove().get(0)).isLessThanOrEqualTo(60 + 1e-9);
            ticks++;
        }
        assertThat(fastest).isCloseTo(240, within(1.0));
        assertThat(ticks * 0.01)
                .as("way / speed + speed / acceleration")
                .isCloseTo(60 / 240.0 + 240 / 2500.0, within(0.06));
    }

    @Test
    void theFirstTargetSeedsTheGoalAndMovesNothing() throws IOException {
        assertThat(rig.tick(MIDDLE.with(0, 1)).sent()).isEqualTo(MIDDLE);
    }

    @Test
    void aRefusedTargetHoldsTheArm() throws IOException {
        rig.tick(MIDDLE);
        rig.tick(MIDDLE.with(0, 1));
        settle(MIDDLE.with(0, 1));
        Verdict verdict = rig.tick(MIDDLE.with(0, 200));
        assertThat(verdict.refused()).isTrue();
        assertThat(verdict.findings()).extracting(Finding::rule).containsExactly("joint-limits");
        assertThat(verdict.sent()).isEqualTo(MIDDLE.with(0, 1));
        assertThat(rig.lastMove()).isEqualTo(MIDDLE.with(0, 1));
        assertThat(rig.tick(JointAngles.of(1, 2)).findings())
                .extracting(Finding::rule)
                .containsExactly("finite-values");
    }

    @Test
    void whatIsClampedFirstIsJudgedByTheRest() throws IOException {
        rig.tick(MIDDLE);
        Verdict verdict = rig.tick(MIDDLE.with(0, 118).with(5, 0));
        assertThat(verdict.findings())
                .extracting(Finding::rule)
                .containsExactly("joint-limits", "lag", "grip", "velocity", "acceleration");
        assertThat(verdict.findings()).extracting(Finding::effect).containsOnly(Effect.CLAMPED);
    }

    @Test
    void holdingSendsTheLastGoalAgainAndDoesNotCreep() throws IOException {
        Rounding rounding = new Rounding();
        Rig other = new Rig();
        other.switchboard.arm().clear();
        other.switchboard.arm().with("rounding", rounding);
        JointAngles goal = MIDDLE.with(0, 1.03);
        other.tick(MIDDLE);
        other.tick(goal);
        for (int i = 0; i < 50; i++) {
            other.tick(goal);
        }
        for (int i = 0; i < 500; i++) {
            other.kernel.hold();
        }
        assertThat(rounding.asked).isEqualTo(goal);
    }

    @Test
    void holdingAtFirstSendsWhereTheArmIs() {
        rig.kernel.hold();
        assertThat(rig.arm.moves()).containsExactly(MIDDLE);
        rig.arm.place(MIDDLE.with(0, 30));
        rig.kernel.hold();
        assertThat(rig.lastMove())
                .as("the last goal, although something pushed the arm")
                .isEqualTo(MIDDLE);
    }

    @Test
    void anArmThatComesBackIsNotSentTheOldGoal() throws IOException {
        rig.tick(MIDDLE.with(0, 1));
        rig.switchboard.arm().clear();
        assertThat(rig.kernel.arm()).isEmpty();
        assertThatThrownBy(rig.kernel::sense).isInstanceOf(IOException.class).hasMessage("there is no arm");
        assertThatThrownBy(() -> rig.kernel.drive(MIDDLE)).isInstanceOf(IOException.class);
        assertThatCode(rig.kernel::hold).doesNotThrowAnyException();
        FakeArm next = new FakeArm(rig.time);
        next.place(MIDDLE.with(0, 60));
        rig.switchboard.arm().with("next", next);
        rig.tick(MIDDLE);
        assertThat(next.moves().getFirst().get(0)).isBetween(60 - 12.0, 60.0);
    }

    @Test
    void anotherArmThatDoesNotAnswerWasToldNothing() throws IOException {
        rig.tick(MIDDLE);
        FakeArm next = new FakeArm(rig.time);
        next.unplug(true);
        rig.switchboard.arm().clear();
        rig.switchboard.arm().with("next", next);
        assertThatThrownBy(rig.kernel::sense).isInstanceOf(IOException.class);
        assertThat(rig.kernel.hold()).isEmpty();
    }

    @Test
    void anotherArmInItsPlaceIsNotSentTheOldGoalEither() {
        rig.kernel.hold();
        FakeArm next = new FakeArm(rig.time);
        next.place(MIDDLE.with(0, 60));
        rig.switchboard.arm().clear();
        rig.switchboard.arm().with("next", next);
        rig.kernel.hold();
        assertThat(next.moves()).containsExactly(MIDDLE.with(0, 60));
    }

    /** Wherever it stands, the target was thought out for where the other one does. */
    @Test
    void anArmThatComesAfterTheMeasurementGetsNothingOfWhatTheOneBeforeWasToDo() throws IOException {
        rig.tick(MIDDLE);
        rig.time.advance(Duration.ofMillis(10));
        rig.kernel.sense();
        FakeArm next = new FakeArm(rig.time);
        JointAngles there = MIDDLE.with(0, 60);
        next.place(there);
        rig.switchboard.arm().clear();
        rig.switchboard.arm().with("next", next);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> rig.kernel.drive(MIDDLE.with(0, 5)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("another arm has come since the arm was measured");
        }
        assertThat(next.moves()).isEmpty();
        rig.kernel.hold();
        rig.time.advance(Duration.ofMillis(10));
        assertThatThrownBy(() -> rig.kernel.drive(MIDDLE.with(0, 5))).isInstanceOf(IOException.class);
        assertThat(next.moves()).as("held where it is, and not led away").containsExactly(there);
        assertThat(rig.tick(there.with(0, 59)).sent().get(0)).as("measured").isBetween(59.0, 59.9);
    }

    @Test
    void aBlockedJointIsNotPushedFurtherThanTheLagAllows() throws IOException {
        rig.arm.block(true);
        for (int i = 0; i < 100; i++) {
            rig.tick(MIDDLE.with(0, 100));
        }
        assertThat(rig.lastMove().get(0)).isCloseTo(35, within(1e-6));
    }

    @Test
    void anUnpluggedArmIsTold() throws IOException {
        rig.tick(MIDDLE);
        rig.arm.unplug(true);
        assertThatThrownBy(rig.kernel::sense).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> rig.kernel.drive(MIDDLE)).isInstanceOf(IOException.class);
        assertThatCode(rig.kernel::hold).doesNotThrowAnyException();
        assertThatThrownBy(rig.kernel::release).isInstanceOf(IOException.class);
    }

    @Test
    void anOldMeasurementIsTakenAgain() throws IOException {
        rig.kernel.sense();
        rig.arm.place(MIDDLE.with(0, 20));
        rig.time.advance(Duration.ofMillis(60));
        Verdict verdict = rig.kernel.drive(MIDDLE.with(0, 21));
        assertThat(verdict.sent().get(0)).isEqualTo(20);
    }

    @Test
    void theArmIsReleasedAtRestOnly() throws IOException {
        Rounding moving = new Rounding();
        rig.switchboard.arm().clear();
        rig.switchboard.arm().with("moving", moving);
        moving.speed = -3.1;
        assertThatThrownBy(rig.kernel::release)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shoulder_pan moves at -3.1");
        assertThat(moving.released).isFalse();
        assertThat(moving.asked).as("held").isEqualTo(MIDDLE);
        moving.speed = 2.9;
        rig.kernel.release();
        assertThat(moving.released).isTrue();
    }

    @Test
    void afterAReleaseTheNextGoalStartsWhereTheArmIs() throws IOException {
        rig.tick(MIDDLE);
        rig.kernel.release();
        assertThat(rig.arm.limp()).isTrue();
        rig.arm.place(MIDDLE.with(0, -50));
        rig.time.advance(Duration.ofMillis(60));
        rig.kernel.hold();
        assertThat(rig.lastMove().get(0)).isEqualTo(-50);
    }

    @Test
    void everyLeaseIsGivenBack() throws IOException {
        rig.tick(MIDDLE);
        rig.kernel.arm();
        rig.kernel.hold();
        rig.kernel.review(List.of(MIDDLE), 30);
        rig.kernel.release();
        rig.arm.unplug(true);
        assertThatThrownBy(rig.kernel::sense).isInstanceOf(IOException.class);
        assertThat(rig.switchboard.arm().leasesOut()).isZero();
    }

    @Test
    void aGoodPlanPassesReview() {
        List<JointAngles> swing =
                List.of(MIDDLE, MIDDLE.with(0, 0.2), MIDDLE.with(0, 0.5).with(5, 52));
        assertThat(rig.kernel.review(swing, 100)).isEmpty();
    }

    @Test
    void aBadPlanIsRefusedByEveryRuleThatItBreaks() {
        List<Finding> findings = rig.kernel.review(
                List.of(MIDDLE, MIDDLE.with(0, 2.5), MIDDLE.with(0, 111), MIDDLE.with(1, 60), JointAngles.of(1)), 100);
        assertThat(findings).extracting(Finding::effect).containsOnly(Effect.REFUSED);
        assertThat(findings)
                .extracting(Finding::rule)
                .containsExactly("velocity", "joint-limits", "acceleration", "table", "finite-values");
        assertThat(findings.getFirst().detail()).startsWith("target 1: shoulder_pan would move at 250.0");
    }

    @Test
    void whatIsNoTargetOfThisArmIsObjectedToWhereverItStands() {
        assertThat(rig.kernel.review(List.of(JointAngles.of(1), MIDDLE, JointAngles.of(1, 2), MIDDLE, MIDDLE), 100))
                .extracting(Finding::rule)
                .containsExactly("finite-values");
    }

    /** A narrowed limit is no reason to keep an arm from going home with what it holds. */
    @Test
    void jawsThatStayWiderThanTheyMayOpenAreNoReasonToRefuseAWay() throws IOException {
        Rig narrowed = new Rig(Rig.settings(Map.of("gripper", new Interval(0, 30)), Optional.empty()));
        JointAngles held = MIDDLE.with(5, 59.5);
        assertThat(narrowed.kernel.review(List.of(held, held.with(0, 0.2)), 100))
                .isEmpty();
        assertThat(narrowed.kernel.review(List.of(MIDDLE.with(5, 29), MIDDLE.with(5, 31)), 100))
                .extracting(Finding::rule)
                .containsExactly("joint-limits");
        narrowed.arm.place(MIDDLE.with(5, 20));
        narrowed.tick(MIDDLE.with(5, 20));
        narrowed.arm.block(true);
        narrowed.arm.place(MIDDLE.with(5, 60));
        for (int i = 0; i < 50; i++) {
            assertThat(narrowed.tick(held).refused()).isFalse();
        }
        assertThat(narrowed.lastMove().get(5)).isCloseTo(30, within(1e-6));
    }

    @Test
    void withoutAnArmNothingCanBeReviewed() {
        rig.switchboard.arm().clear();
        assertThat(rig.kernel.review(List.of(MIDDLE), 100))
                .extracting(Finding::rule)
                .containsExactly("arm");
        assertThatThrownBy(() -> rig.kernel.review(List.of(MIDDLE), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private void settle(JointAngles where) throws IOException {
        for (int i = 0; i < 100; i++) {
            rig.tick(where);
        }
    }

    /** Rounds towards zero, as the servo's steps do, and says that it is where it was told to be. */
    private static final class Rounding implements Arm {
        private JointAngles asked = MIDDLE;
        private JointAngles where = MIDDLE;
        private double speed;
        private boolean released;

        @Override
        public ArmDescription description() {
            return TestArms.so101();
        }

        @Override
        public ArmState read() {
            return Rig.reading(measuredNanos(), where, 0, new JointReading(speed, 0, 12, 30, 0, 0))
                    .state();
        }

        @Override
        public long measuredNanos() {
            return Long.MAX_VALUE / 2;
        }

        @Override
        public JointAngles move(JointAngles goal) {
            asked = goal;
            double[] rounded = goal.toArray();
            for (int i = 0; i < rounded.length; i++) {
                rounded[i] = (int) (rounded[i] * 10) / 10.0 - 0.01;
            }
            where = JointAngles.of(rounded);
            return where;
        }

        @Override
        public void release() {
            released = true;
        }
    }
}
