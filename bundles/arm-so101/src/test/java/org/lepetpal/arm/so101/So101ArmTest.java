package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.testkit.ArmContract;
import org.lepetpal.timebase.SteppedTimebase;

class So101ArmTest extends ArmContract {
    private static final JointAngles GOAL = JointAngles.of(10, -40, 50, 30, -20, 60);

    private final SteppedTimebase time = new SteppedTimebase();
    private final FakeChain wire = new FakeChain();
    private final ServoChain chain = new ServoChain(wire, time);
    private final List<String> losses = new ArrayList<>();
    private final AtomicReference<Map<String, JointAngles>> poses =
            new AtomicReference<>(Map.of("home", JointAngles.of(0, -98, 90, 50, 0, 10)));
    private So101Arm arm;

    @BeforeEach
    void connect() throws IOException {
        ServoSetup.Facts facts = new ServoSetup(chain).run();
        Calibration calibration = Calibration.of(facts.stored());
        Feedback feedback = new Feedback(chain, calibration.scales(), facts.speedUnits(), time);
        Pulse pulse = new Pulse(time, (_, why) -> losses.add(why));
        arm = new So101Arm(chain, calibration, poses::get, feedback, new Recovery(chain, time), pulse);
        wire.requests.clear();
    }

    @Override
    protected Arm arm() {
        return arm;
    }

    @Test
    void anArmThatSaysTheSameAgainIsTheSame() throws IOException {
        ArmState before = arm.read();
        long measured = arm.measuredNanos();
        time.advance(Duration.ofMillis(10));
        assertThat(arm.read()).isSameAs(before);
        assertThat(arm.measuredNanos() - measured).isEqualTo(10_000_000);
        wire.servos.get(2).put(Register.PRESENT_POSITION, 1001);
        ArmState moved = arm.read();
        assertThat(moved).isNotEqualTo(before);
        assertThat(moved.joints()).isSameAs(before.joints());
        wire.servos.get(3).put(Register.PRESENT_LOAD, 12);
        ArmState loaded = arm.read();
        assertThat(loaded).isNotEqualTo(moved);
        assertThat(loaded.positions()).isSameAs(moved.positions());
    }

    @Test
    void oneTransactionMeasuresEverything() throws IOException {
        ServoMemory lift = wire.servos.get(2);
        lift.put(Register.PRESENT_POSITION, 1000);
        lift.put(Register.PRESENT_VELOCITY, -100);
        lift.put(Register.PRESENT_LOAD, -345);
        lift.put(Register.PRESENT_CURRENT, 100);
        wire.servos.get(6).alarm(0x20);
        ArmState reading = arm.read();
        assertThat(wire.requests).containsExactly("fffffe0a82380f010203040506" + "19");
        assertThat(arm.measuredNanos()).isEqualTo(time.nanoTime());
        assertThat(reading.positions().get(1)).isCloseTo((1000 - 2050) * 360.0 / 4095, within(1e-9));
        assertThat(reading.positions().get(5)).isCloseTo(100.0 * (2200 - 2019) / (3510 - 2019), within(1e-9));
        JointReading joint = reading.joints().get(1);
        assertThat(joint.speed()).isCloseTo(-100 * 360.0 / 4095, within(1e-9));
        assertThat(joint.loadPercent()).isCloseTo(-34.5, within(1e-9));
        assertThat(joint.volts()).isCloseTo(12.1, within(1e-9));
        assertThat(joint.celsius()).isEqualTo(31);
        assertThat(joint.amperes()).isCloseTo(0.65, within(1e-9));
        assertThat(reading.joints().get(5).faults()).isEqualTo(0x20);
        assertThat(joint.faults()).isZero();
    }

    @Test
    void goalsAreWhereTheJointsStandBeforeTorqueComesOn() throws IOException {
        int present = wire.servos.get(3).get(Register.PRESENT_POSITION);
        wire.servos.get(3).put(Register.GOAL_POSITION, 1234);
        arm.move(GOAL);
        // present positions, goal := present, torque on, torque read back, goal
        assertThat(wire.requests).hasSize(5);
        String hold = wire.requests.get(1);
        assertThat(hold).contains("03" + "%02x%02x".formatted(present & 0xFF, present >> 8));
        assertThat(wire.requests.get(2)).startsWith("fffffe1083" + "2801");
        assertThat(wire.servos.get(3).get(Register.TORQUE_ENABLE)).isEqualTo(1);
        wire.requests.clear();
        arm.move(GOAL);
        assertThat(wire.requests).as("torque is on already").hasSize(1);
    }

    @Test
    void saysWhatWasReallySent() throws IOException {
        JointAngles sent = arm.move(GOAL);
        assertThat(arm.read().positions()).isEqualTo(sent);
        assertThat(sent.distance(GOAL)).isBetween(0.0, 0.1);
        assertThat(arm.move(JointAngles.of(500, 0, 0, 0, 0, 150)).get(5)).isEqualTo(100);
        assertThat(wire.servos.get(1).get(Register.GOAL_POSITION)).isEqualTo(3322);
    }

    @Test
    void aJointBeyondItsLimitsIsNotMadeToJumpAndComesBackOnly() throws IOException {
        ServoMemory lift = wire.servos.get(2);
        lift.put(Register.PRESENT_POSITION, 880);
        JointAngles where = arm.read().positions();
        assertThat(arm.move(where).get(1)).isCloseTo(where.get(1), within(0.1));
        assertThat(arm.move(where.with(1, -110)).get(1)).isCloseTo(where.get(1), within(0.1));
        arm.move(where.with(1, -101.5));
        assertThat(lift.get(Register.GOAL_POSITION)).isBetween(880, 912);
        arm.move(where.with(1, -90));
        assertThat(arm.move(where).get(1)).as("no way back out").isGreaterThanOrEqualTo(-100.1);
    }

    @Test
    void releaseSwitchesTorqueOffAndTheNextMoveOnAgain() throws IOException {
        arm.move(GOAL);
        arm.release();
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 0);
        arm.move(GOAL);
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 1);
    }

    @Test
    void aLimpJointThatIsReadAtTwoPlacesWithinAMomentGetsNoTorque() throws IOException {
        ServoMemory wrist = wire.servos.get(4);
        int stands = wrist.get(Register.PRESENT_POSITION);
        wrist.put(Register.PRESENT_POSITION, stands + 300);
        arm.read();
        wrist.put(Register.PRESENT_POSITION, stands);
        assertThatThrownBy(() -> arm.move(GOAL))
                .isInstanceOf(NoReplyException.class)
                .hasMessageStartingWith("servo 4 (wrist_flex) stands at step " + (stands + 300));
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 0);
        arm.read();
        arm.move(GOAL);
        assertThat(wrist.get(Register.TORQUE_ENABLE)).isEqualTo(1);
    }

    @Test
    void torqueThatDoesNotSwitchIsTold() {
        wire.servos.get(4).put(Register.TORQUE_ENABLE, 0);
        for (int i = 0; i < 20; i++) {
            wire.spoilers.add(reply -> {
                boolean torqueReadBack = reply.length == 6 * 7;
                if (torqueReadBack) {
                    reply[5] = 0;
                    reply[6] = (byte) ~(1 + 3);
                }
                return reply;
            });
        }
        assertThatThrownBy(() -> arm.move(GOAL)).hasMessage("servos do not switch torque on");
    }

    @Test
    void whatIsTaughtWhileItServesIsInTheDescription() {
        ArmDescription before = arm.description();
        assertThat(arm.description()).as("the same until something is taught").isSameAs(before);
        poses.set(Map.of("home", GOAL, "bowl", GOAL));
        assertThat(arm.description().poses()).containsOnlyKeys("home", "bowl");
        assertThat(arm.description().home()).isEqualTo(GOAL);
    }

    @Test
    void afterWithdrawalNothingIsSent() throws IOException {
        arm.move(GOAL);
        arm.withdraw();
        wire.requests.clear();
        assertThatThrownBy(arm::read).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> arm.move(GOAL)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(arm::release).isInstanceOf(IllegalStateException.class);
        arm.shutDown();
        assertThat(wire.requests).isEmpty();
    }

    @Test
    void shutDownLetsItGoLimpOnce() throws IOException {
        arm.move(GOAL);
        arm.shutDown();
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 0);
        wire.requests.clear();
        arm.shutDown();
        assertThat(wire.requests).isEmpty();
        assertThatThrownBy(arm::read).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aQuarterOfASecondOfSilenceIsALossToldOnce() throws IOException {
        ServoMemory gripper = wire.servos.remove(6);
        fail(12);
        wire.servos.put(6, gripper);
        arm.read();
        wire.servos.remove(6);
        fail(12);
        assertThat(losses).as("0.24 s").isEmpty();
        fail(2);
        assertThat(losses).containsExactly("no sound answer from servo 6 (gripper)");
    }

    @Test
    void aLongPauseAndThenFourGlitchesAreNoLoss() throws IOException {
        arm.read();
        time.advance(Duration.ofMinutes(1));
        wire.servos.remove(6);
        fail(4);
        assertThat(losses).isEmpty();
    }

    private void fail(int calls) {
        for (int i = 0; i < calls; i++) {
            time.advance(Duration.ofMillis(20));
            assertThatThrownBy(arm::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aGoneWireIsALossAtOnce() {
        wire.unplug(true);
        assertThatThrownBy(arm::read).isInstanceOf(IOException.class);
        assertThat(losses).hasSize(1);
    }

    @Test
    void goalsOfTheWrongSizeAreRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> arm.move(JointAngles.of(1, 2, 3))).isInstanceOf(IllegalArgumentException.class);
        assertThat(wire.requests).isEmpty();
    }
}
