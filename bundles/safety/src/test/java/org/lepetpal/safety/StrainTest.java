package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmReading.JointReading;

/** A gripper that is told to close to 10 and stands at 20, on something; and a joint of the body. */
class StrainTest {
    private static final double CLOSED = 10;
    private static final double TICK = 0.01;
    private Strain strain = new Strain(Rig.STALL, true);

    @Test
    void whatTheMotorBearsIsKeptWhileTheJawsSpringOpen() {
        double goal = ease();
        works(-20, goal, 22);
        assertThat(strain.forbids(CLOSED, 22)).isTrue();
        assertThat(strain.eased(CLOSED, goal, 22))
                .as("the goal does not follow")
                .isEqualTo(goal);
        works(-25.1, goal, 22);
        assertThat(strain.eased(CLOSED, goal, 22)).as("it works hard again").isGreaterThan(goal);
    }

    @Test
    void jawsThatArePressedPastTheirGoalAreNotPushedOn() {
        double goal = ease();
        for (double load : new double[] {20, 24, 40}) {
            works(load, goal, 19);
            assertThat(strain.eased(CLOSED, goal, 19)).as("%f %%", load).isEqualTo(goal);
        }
    }

    @Test
    void whoeverEasesItFurtherIsNotHeldBack() {
        double goal = ease();
        works(-20, goal, 22);
        assertThat(strain.eased(goal + 0.05, goal, 22)).isEqualTo(goal + 0.05);
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
    void farAheadItIsTakenBackAsFastAsAGoalCanFollow() {
        assertThat(takenBack(25)).isCloseTo(60 * TICK, within(1e-9));
    }

    @Test
    void nearItIsTakenBackByThreeTimesItsDistanceASecond() {
        assertThat(takenBack(2.5)).isCloseTo(3 * 2.5 * TICK, within(1e-9));
        assertThat(takenBack(1)).isCloseTo(6 * TICK, within(1e-9));
    }

    /** The upper arm, held by a hand at 8 while it is told 10, and let go. */
    @Test
    void aJointOfTheBodyThatIsFreeAgainIsNotForbiddenWhatItCanDo() {
        strain = new Strain(Rig.STALL, false);
        strain.observe(10, 10, 8, says(100), 0.6, 0.5);
        assertThat(strain.forbids(10, 8)).isTrue();
        assertThat(strain.eased(10, 10, 8)).isEqualTo(10);
        strain.observe(10, 10, 8, says(100), TICK, 0.5);
        assertThat(strain.eased(10, 10, 8)).isCloseTo(9.94, within(1e-9));
        strain.observe(12, 9.9, 9, says(36), TICK, 0.5);
        assertThat(strain.forbids(9.9, 9)).as("it sags by what it carries").isFalse();
        assertThat(strain.forbids(10.5, 9)).as("and may go on by as much").isFalse();
    }

    @Test
    void aJointOfTheBodyThatWorksLightlyIsFreeAtOnce() {
        strain = new Strain(Rig.STALL, false);
        strain.observe(10, 10, 8, says(100), 0.6, 0.5);
        strain.observe(10, 10, 8, says(31), TICK, 0.5);
        assertThat(strain.isBackedOff()).isFalse();
    }

    /** Percent in one tick, of a goal that is so far ahead of jaws that do not move. */
    private double takenBack(double ahead) {
        strain = new Strain(Rig.STALL, true);
        double goal = 20 - ahead;
        strain.observe(-50, goal, 20, says(-50), 0.6, 0.5);
        strain.observe(-50, goal, 20, says(-50), TICK, 0.5);
        assertThat(strain.isBackedOff()).isTrue();
        return strain.eased(-50, goal, 20) - goal;
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
        strain.observe(CLOSED, goal, measured, says(load), seconds, Rig.STALL.seconds());
    }

    private static JointReading says(double load) {
        return new JointReading(0, load, 12, 40, 0.1, 0);
    }
}
