package org.lepetpal.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription.JointDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;

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
        ArmReading first = arm().read();
        ArmReading second = arm().read();
        assertThat(first.positions().size())
                .isEqualTo(arm().description().joints().size());
        assertThat(second.nanos() - first.nanos()).isGreaterThanOrEqualTo(0);
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
    void releaseIsIdempotent() {
        assertThatCode(() -> {
                    arm().release();
                    arm().release();
                })
                .doesNotThrowAnyException();
    }
}
