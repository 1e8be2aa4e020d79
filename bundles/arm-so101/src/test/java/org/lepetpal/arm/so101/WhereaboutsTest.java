package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.timebase.SteppedTimebase;

/** An arm whose joints cannot be where they are said to be when it comes. */
class WhereaboutsTest {
    private final PluggedArm plugged = new PluggedArm();
    private final SteppedTimebase time = plugged.time;
    private final FakePorts ports = plugged.ports;
    private final FakeChain wire = plugged.wire;
    private final List<Arm> onOffer = plugged.onOffer;
    private final ArmLink link = plugged.link;

    /** Ranges are 742…3401, 0…4095 and 2019…3510; 2° are 22.75 steps. */
    @ParameterizedTest(name = "servo {0} at {1}: {2}")
    @CsvSource({
        "1, 720, true",
        "1, 719, false",
        "1, 3423, true",
        "1, 3424, false",
        "1, -5, false",
        "1, 4095, false",
        "5, -5, true",
        "6, 1997, true",
        "6, 1996, false",
        "6, 4095, false"
    })
    void aJointMayLeanOnItsStopAndStandNoFurtherOutside(int servo, int steps, boolean serves) {
        wire.servos.get(servo).put(Register.PRESENT_POSITION, steps);
        connect();
        assertThat(onOffer).hasSize(serves ? 1 : 0);
        assertThat(link.health().status()).isEqualTo(serves ? Status.OK : Status.DOWN);
    }

    @Test
    void itIsSaidWhichJointStandsWhereAndWhatToDoAndTorqueStaysOff() {
        wire.servos.get(2).put(Register.PRESENT_POSITION, 4095);
        connect();
        assertThat(link.health().detail())
                .startsWith("shoulder_lift stands at step 4095, 79° outside its calibrated range 900…3200. Torque")
                .contains("by hand")
                .doesNotContain("holds on")
                .contains("calibrate");
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 0);
    }

    @Test
    void anArmThatHoldsSomethingIsNotLetGoAndItIsSaidHowToLetItGo() throws IOException {
        ArmLink successor = refusedWhileItHolds();
        assertThat(successor.health().detail())
                .startsWith("shoulder_lift stands at step 4095")
                .contains("the arm holds on", "arm torque off", "power plug");
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 1);
    }

    @Test
    void anArmThatIsRefusedWhileItHoldsIsLetGoWhenTheRobotEnds() throws IOException {
        refusedWhileItHolds().close(false);
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 0);
    }

    @Test
    void oneThatASuccessorTakesOverGoesOnHolding() throws IOException {
        refusedWhileItHolds().close(true);
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 1);
    }

    /** A driver that finds an arm with torque on, a joint of which is said to be far outside. */
    private ArmLink refusedWhileItHolds() throws IOException {
        connect();
        onOffer.getFirst().move(JointAngles.of(0, -50, 60, 40, 0, 50));
        link.close(true);
        wire.reopen().servos.get(2).put(Register.GOAL_POSITION, 4095);
        ports.put(PluggedArm.PATH, "A1", wire);
        ArmLink successor = new ArmLink(
                new SerialSource(ports, PluggedArm.PATH),
                new Connector(new CalibrationDesk(Optional.empty()), TestFiles.noPoses(), (_, _) -> () -> {}, time),
                _ -> () -> {},
                time);
        successor.connectSoon();
        time.advance(Duration.ZERO);
        return successor;
    }

    @Test
    void oneThatWasLedBackServes() {
        wire.servos.get(2).put(Register.PRESENT_POSITION, 4095);
        connect();
        wire.servos.get(2).put(Register.PRESENT_POSITION, 1000);
        time.advance(Duration.ofMillis(250));
        assertThat(onOffer).hasSize(1);
    }

    @Test
    void aLimpArmGetsNoTorqueOnceAJointIsSaidToBeFarOutside() {
        connect();
        Arm arm = onOffer.getFirst();
        wire.servos.get(6).put(Register.PRESENT_POSITION, -3000);
        assertThatThrownBy(() -> arm.move(JointAngles.of(0, -50, 60, 40, 0, 50)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("gripper stands at step -3000");
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 0);
        time.advance(Duration.ZERO);
        assertThat(onOffer).as("withdrawn, and refused until it is back").isEmpty();
    }

    private void connect() {
        link.connectSoon();
        time.advance(Duration.ZERO);
    }
}
