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
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;
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
    void whatIsAllowedIsSentAsItIs() throws IOException {
        rig.tick(MIDDLE);
        Verdict verdict = rig.tick(MIDDLE.with(0, 1));
        assertThat(verdict.sent()).isEqualTo(MIDDLE.with(0, 1));
        assertThat(verdict.findings()).isEmpty();
        assertThat(rig.lastMove()).isEqualTo(MIDDLE.with(0, 1));
    }

    @Test
    void aTargetFarAwayIsApproachedAtTheAllowedSpeed() throws IOException {
        rig.tick(MIDDLE);
        Verdict verdict = rig.tick(MIDDLE.with(0, 20));
        assertThat(verdict.findings()).extracting(Finding::rule).containsExactly("slew");
        assertThat(verdict.refused()).isFalse();
        int ticks = 1;
        while (rig.lastMove().get(0) < 20) {
            rig.tick(MIDDLE.with(0, 20));
            ticks++;
        }
        assertThat(ticks * 0.01).isCloseTo(20 / 240.0, within(0.021));
    }

    @Test
    void theFirstTargetSeedsTheGoalAndMovesNothing() throws IOException {
        assertThat(rig.tick(MIDDLE.with(0, 1)).sent()).isEqualTo(MIDDLE);
    }

    @Test
    void aRefusedTargetHoldsTheArm() throws IOException {
        rig.tick(MIDDLE);
        rig.tick(MIDDLE.with(0, 1));
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
        assertThat(verdict.findings()).extracting(Finding::rule).containsExactly("joint-limits", "lag", "grip", "slew");
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
    void anotherArmInItsPlaceIsNotSentTheOldGoalEither() {
        rig.kernel.hold();
        FakeArm next = new FakeArm(rig.time);
        next.place(MIDDLE.with(0, 60));
        rig.switchboard.arm().clear();
        rig.switchboard.arm().with("next", next);
        rig.kernel.hold();
        assertThat(next.moves()).containsExactly(MIDDLE.with(0, 60));
    }

    @Test
    void aBlockedJointIsNotPushedFurtherThanTheLagAllows() throws IOException {
        rig.arm.block(true);
        for (int i = 0; i < 100; i++) {
            rig.tick(MIDDLE.with(0, 100));
        }
        assertThat(rig.lastMove().get(0)).isEqualTo(35);
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
        assertThat(verdict.sent().get(0)).isEqualTo(21);
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
                List.of(MIDDLE, MIDDLE.with(0, 2), MIDDLE.with(0, 4).with(5, 52));
        assertThat(rig.kernel.review(swing, 100)).isEmpty();
    }

    @Test
    void aBadPlanIsRefusedByEveryRuleThatItBreaks() {
        List<Finding> findings = rig.kernel.review(
                List.of(MIDDLE, MIDDLE.with(0, 2.5), MIDDLE.with(0, 111), MIDDLE.with(1, 60), JointAngles.of(1)), 100);
        assertThat(findings).extracting(Finding::effect).containsOnly(Effect.REFUSED);
        assertThat(findings)
                .extracting(Finding::rule)
                .containsExactly("slew", "joint-limits", "table", "finite-values");
        assertThat(findings.getFirst().detail()).startsWith("target 1: shoulder_pan would move at 250.0");
    }

    @Test
    void withoutAnArmNothingCanBeReviewed() {
        rig.switchboard.arm().clear();
        assertThat(rig.kernel.review(List.of(MIDDLE), 100))
                .extracting(Finding::rule)
                .containsExactly("arm");
        assertThatThrownBy(() -> rig.kernel.review(List.of(MIDDLE), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever is asked for, from wherever, the arm is told nothing beyond the rules. */
    @Test
    void nothingBeyondTheRulesEverReachesTheArm() throws IOException {
        Random random = new Random(11);
        Settings tight = Rig.settings(Map.of("shoulder_pan", new Interval(-60, 45)), Optional.empty());
        for (int run = 0; run < 40; run++) {
            Rig wild = new Rig(tight);
            JointAngles last = MIDDLE;
            JointAngles target = MIDDLE;
            for (int tick = 0; tick < 300; tick++) {
                if (random.nextInt(20) == 0) {
                    wild.arm.block(random.nextBoolean());
                }
                if (random.nextInt(5) == 0) {
                    target = anywhere(random);
                }
                JointAngles before = wild.arm.read().positions();
                wild.tick(target);
                JointAngles sent = wild.lastMove();
                assertWithinLimits(sent);
                for (int joint = 0; joint < 6; joint++) {
                    double most = joint == 5 ? 300 : 240;
                    assertThat(Math.abs(sent.get(joint) - last.get(joint)))
                            .isLessThanOrEqualTo(most * (tick == 0 ? 0.05 : 0.0201));
                }
                assertThat(sent.get(5)).isGreaterThanOrEqualTo(Math.min(last.get(5), before.get(5) - 25) - 1e-9);
                assertThat(wild.kinematics.forward(sent).tip().z()).isGreaterThanOrEqualTo(-0.005);
                last = sent;
            }
        }
    }

    private static void assertWithinLimits(JointAngles sent) {
        assertThat(sent.get(0)).isBetween(-60.0, 45.0);
        ArmDescription arm = TestArms.so101();
        for (int joint = 0; joint < sent.size(); joint++) {
            assertThat(sent.get(joint))
                    .isBetween(
                            arm.joints().get(joint).min() - 1e-9,
                            arm.joints().get(joint).max() + 1e-9);
        }
    }

    private static JointAngles anywhere(Random random) {
        double[] values = new double[6];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (random.nextInt(10)) {
                case 0 -> Double.MAX_VALUE * (random.nextBoolean() ? 1 : -1);
                case 1 -> 400 * random.nextDouble() - 200;
                default -> 230 * random.nextDouble() - 115;
            };
        }
        return JointAngles.of(values);
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
        public ArmReading read() {
            return Rig.reading(Long.MAX_VALUE / 2, where, 0, new JointReading(speed, 0, 12, 30, 0, 0));
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
