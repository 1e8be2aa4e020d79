package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmReading.JointReading;

/** A gripper that is told to close to 10 and stands at 20, on something. */
class StrainTest {
    private static final double CLOSED = 10;
    private static final double TICK = 0.01;
    private final Strain strain = new Strain(Rig.STALL, true);

    @Test
    void whatTheMotorBearsIsKeptWhileTheJawsSpringOpen() {
        double goal = ease();
        works(-20, goal, 22);
        assertThat(strain.forbids(CLOSED, 22)).isTrue();
        assertThat(strain.eased(CLOSED, goal, 22))
                .as("the goal does not follow")
                .isEqualTo(goal);
        works(-20, goal, 19);
        assertThat(strain.eased(CLOSED, goal, 19))
                .as("nor do jaws that closed get pushed on")
                .isEqualTo(goal);
        works(-25.1, goal, 22);
        assertThat(strain.eased(CLOSED, goal, 22)).as("it works hard again").isGreaterThan(goal);
    }

    @Test
    void aMomentOfLightWorkIsNoEndOfEasing() {
        double goal = ease();
        for (int i = 0; i < 49; i++) {
            works(-9.9, goal, 20);
        }
        assertThat(strain.forbids(CLOSED, 20)).as("after 0.49 s").isTrue();
        works(-10, goal, 20);
        for (int i = 0; i < 49; i++) {
            works(-9.9, goal, 20);
        }
        assertThat(strain.isBackedOff()).as("it begins anew").isTrue();
        works(-9.9, goal, 20);
        works(-9.9, goal, 20);
        assertThat(strain.isBackedOff()).as("after half a second").isFalse();
    }

    @Test
    void farAheadItIsTakenBackAsFastAsAGoalCanFollowAndNearGently() {
        works(-50, -5, 20, 0.6);
        works(-50, -5, 20);
        assertThat(strain.eased(-5, -5, 20)).isCloseTo(-4.4, within(1e-9));
        strain.observe(CLOSED, 17.5, 20, says(-50), 0.375, 0);
        double near = strain.eased(CLOSED, 17.5, 20);
        strain.observe(CLOSED, near, 20, says(-50), TICK, 0);
        assertThat(strain.eased(CLOSED, near, 20) - near)
                .as("three times its distance a second")
                .isCloseTo(3 * (20 - near) * TICK, within(1e-9));
    }

    /** Until it is backed off to 19.5. */
    private double ease() {
        works(-50, CLOSED, 20, 0.6);
        double goal = CLOSED;
        while (goal < 19.5) {
            works(-50, goal, 20);
            goal = strain.eased(CLOSED, goal, 20);
        }
        return goal;
    }

    private void works(double load, double goal, double measured) {
        works(load, goal, measured, TICK);
    }

    private void works(double load, double goal, double measured, double seconds) {
        strain.observe(Math.min(goal, CLOSED), goal, measured, says(load), seconds, Rig.STALL.seconds());
    }

    private static JointReading says(double load) {
        return new JointReading(0, load, 12, 40, 0.1, 0);
    }
}
