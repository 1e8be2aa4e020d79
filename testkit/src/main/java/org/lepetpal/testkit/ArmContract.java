package org.lepetpal.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmDescription.JointDescription;
import org.lepetpal.api.arm.ArmDescription.Unit;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.UnitMode;

/** What every {@link Arm} keeps. */
public abstract class ArmContract {
    /** A connected arm; the same throughout one test. */
    protected abstract Arm arm();

    @Test
    void theDescriptionIsConstant() {
        assertThat(arm().description()).isEqualTo(arm().description());
    }

    @Test
    void readingsHaveOneValuePerJointAndTheirTimeDoesNotGoBack() throws IOException {
        ArmState first = arm().read();
        long firstNanos = arm().measuredNanos();
        arm().read();
        assertThat(first.positions().size())
                .isEqualTo(arm().description().joints().size());
        assertThat(arm().measuredNanos() - firstNanos).isGreaterThanOrEqualTo(0);
    }

    @Test
    void whatIsSentStaysWithinTheLimits() throws IOException {
        int joints = arm().description().joints().size();
        double[] beyond = new double[joints];
        Arrays.fill(beyond, 1_000);
        JointAngles sent = arm().move(JointAngles.of(beyond));
        for (int i = 0; i < joints; i++) {
            JointDescription joint = arm().description().joints().get(i);
            assertThat(sent.get(i)).as(joint.name()).isBetween(joint.min() - 0.1, joint.max() + 0.1);
        }
    }

    @Test
    void whatIsSentIsWhatWasAskedWithinTheLimits() throws IOException {
        JointAngles home = arm().description().home();
        assertThat(arm().move(home).distance(home)).isLessThan(0.2);
    }

    @Test
    void theGripperIsLastAndCountsInPercent() {
        JointDescription last = arm().description().joints().getLast();
        assertThat(last.unit()).isEqualTo(Unit.PERCENT);
        assertThat(last.min()).isZero();
        assertThat(last.max()).isEqualTo(100);
    }

    @Test
    void itsOwnUnitsConvertThereAndBack() {
        ArmDescription description = arm().description();
        double[] middle = new double[description.joints().size()];
        for (int i = 0; i < middle.length; i++) {
            JointDescription joint = description.joints().get(i);
            middle[i] = (joint.min() + joint.max()) / 2 + 1;
        }
        JointAngles angles = JointAngles.of(middle);
        for (UnitMode mode : UnitMode.values()) {
            double[] counted = description.fromDegrees(mode, angles);
            assertThat(description.toDegrees(mode, counted).distance(angles))
                    .as(mode.name())
                    .isLessThan(1e-9);
        }
    }

    @Test
    void aGoalOfAnotherNumberOfJointsIsRefused() {
        assertThatThrownBy(() -> arm().move(JointAngles.of(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itMovesAgainAfterARelease() throws IOException {
        JointAngles home = arm().description().home();
        arm().move(home);
        arm().release();
        assertThat(arm().move(home).distance(home)).isLessThan(0.2);
    }

    @Test
    void releaseIsIdempotent() {
        assertThatCode(() -> {
                    arm().release();
                    arm().release();
                })
                .doesNotThrowAnyException();
    }
}
