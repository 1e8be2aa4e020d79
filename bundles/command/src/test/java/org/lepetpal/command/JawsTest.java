package org.lepetpal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;

class JawsTest {
    private static final JointAngles TOLD = JointAngles.of(10, 20);
    private static final JointAngles SHUT = JointAngles.of(0, 0);

    private final Jaws jaws = new Jaws(1);

    @Test
    void whatIsHeldIsSqueezedNoFirmer() {
        see(35, 0, -60);
        assertThat(jaws.spare(SHUT)).isEqualTo(JointAngles.of(0, 34.5));
    }

    @Test
    void whatIsHeldGentlyIsHeldAsGently() {
        see(20.5, 0, -20);
        assertThat(jaws.spare(SHUT)).isEqualTo(JointAngles.of(0, 20));
    }

    @Test
    void closingJawsThatMeetSomethingAreSentNoFurther() {
        see(60, -80, -50);
        assertThat(jaws.spare(SHUT)).as("on their way").isEqualTo(SHUT);
        see(36, -30, -60);
        see(35, -2, -70);
        assertThat(jaws.spare(SHUT)).isEqualTo(JointAngles.of(0, 34.5));
        see(34, 20, -10);
        assertThat(jaws.spare(SHUT)).as("what they hold pushes them open").isEqualTo(JointAngles.of(0, 34.5));
    }

    /** A motor that is about to move empty jaws strains as one that holds. */
    @Test
    void jawsThatBeginToCloseHoldNothing() {
        see(20, 0, 0);
        see(60, 0, -50);
        assertThat(jaws.spare(SHUT)).isEqualTo(SHUT);
    }

    @Test
    void emptyJawsClose() {
        see(60, -80, -50);
        see(3, 0, -40);
        assertThat(jaws.spare(SHUT)).isEqualTo(SHUT);
    }

    private void see(double opening, double speed, double load) {
        JointReading easy = new JointReading(0, 0, 12, 30, 0, 0);
        JointReading jaw = new JointReading(speed, load, 12, 30, -0.3, 0);
        jaws.observe(new ArmState(TOLD.with(1, opening), List.of(easy, jaw)), TOLD);
    }
}
