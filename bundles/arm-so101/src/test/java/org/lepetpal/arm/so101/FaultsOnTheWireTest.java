package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.timebase.SteppedTimebase;

/** Every fault that a wire of servos is known for, at the level of bytes: each has one named outcome. */
class FaultsOnTheWireTest {
    private static final JointAngles GOAL = JointAngles.of(10, -40, 50, 30, -20, 60);

    private final PluggedArm plugged = new PluggedArm();
    private final SteppedTimebase time = plugged.time;
    private final FakePorts ports = plugged.ports;
    private final FakeChain wire = plugged.wire;
    private final List<Arm> onOffer = plugged.onOffer;
    private final ArmLink link = plugged.link;

    static Stream<Arguments> glitches() {
        return Stream.of(
                glitch("reply dropped", reply -> new byte[0]),
                glitch("bit flipped in an id", reply -> flip(reply, 2, 4)),
                glitch("bit flipped in a length", reply -> flip(reply, 3, 8)),
                glitch("bit flipped in the data", reply -> flip(reply, 6, 1)),
                glitch("bad checksum", reply -> flip(reply, reply.length - 1, 0x40)),
                glitch("truncated", reply -> Arrays.copyOf(reply, reply.length - 5)),
                glitch("garbage first", reply -> prefix(reply, 0x13, 0x00, 0xA5, 0xFF)),
                glitch("stray FF first", reply -> prefix(reply, 0xFF)),
                glitch("error byte beyond the alarms", reply -> flip(reply, 4, 0x80)));
    }

    @ParameterizedTest
    @MethodSource("glitches")
    void aGlitchIsRetriedWithinTheCallAndCounted(String name, UnaryOperator<byte[]> spoiler) throws IOException {
        serve();
        Arm arm = onOffer.getFirst();
        JointAngles before = arm.read().positions();
        int sent = wire.requests.size();
        wire.spoilers.add(spoiler);
        wire.spoilers.add(spoiler);
        assertThat(arm.read().positions()).as(name).isEqualTo(before);
        assertThat(wire.requests).as("asked three times at most").hasSizeBetween(sent + 2, sent + 3);
        step(0);
        assertThat(onOffer).as("no loss").hasSize(1);
        assertThat(link.health().status()).isEqualTo(Status.OK);
    }

    @Test
    void aWireThatAlwaysBeginsWithAStrayByteStillServes() throws IOException {
        serve();
        Arm arm = onOffer.getFirst();
        for (int i = 0; i < 20; i++) {
            wire.spoilers.add(reply -> prefix(reply, 0xFF));
        }
        for (int i = 0; i < 10; i++) {
            arm.read();
        }
        step(0);
        assertThat(onOffer).hasSize(1);
    }

    @Test
    void aLateReplyIsNotTakenForTheAnswerToAnotherQuestion() throws IOException {
        ServoChain chain = new ServoChain(wire, time);
        wire.servos.get(1).put(Register.MIN_POSITION_LIMIT, 742);
        for (int i = 0; i < 3; i++) {
            wire.spoilers.add(reply -> new byte[0]);
        }
        wire.spoilers.removeLast();
        wire.delayReply();
        assertThatThrownBy(() -> chain.read(1, Register.PRESENT_VELOCITY, chain.deadline()))
                .isInstanceOf(NoReplyException.class);
        assertThat(chain.read(1, Register.MIN_POSITION_LIMIT, chain.deadline())).isEqualTo(742);
    }

    @Test
    void aLateReplyToTheSameQuestionIsWelcome() throws IOException {
        serve();
        wire.delayReply();
        assertThat(onOffer.getFirst().read().positions().size()).isEqualTo(6);
    }

    @Test
    void anAbsentServoIsNamedAndTheArmWithdrawnAndBackWithIt() throws IOException {
        serve();
        Arm arm = onOffer.getFirst();
        arm.move(GOAL);
        ServoMemory elbow = wire.servos.remove(3);
        for (int i = 0; i < 5; i++) {
            step(60);
            assertThatThrownBy(arm::read).hasMessage("no sound answer from servo 3 (elbow_flex)");
        }
        step(0);
        assertThat(onOffer).isEmpty();
        assertThat(wire.closed()).isTrue();
        assertThat(link.health().status()).isEqualTo(Status.DOWN);
        assertThat(link.health().detail()).startsWith("servo 3 (elbow_flex) does not answer");
        assertThat(wire.servos.values())
                .as("the others go on holding")
                .allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 1);
        wire.servos.put(3, elbow);
        step(5_000);
        assertThat(onOffer).hasSize(1);
    }

    @Test
    void anArmThatNeverCameBackGoesLimpAsFarAsItIsHeardWhenTheDriverStops() throws IOException {
        serve();
        Arm arm = onOffer.getFirst();
        arm.move(GOAL);
        wire.servos.remove(3);
        for (int i = 0; i < 5; i++) {
            step(60);
            assertThatThrownBy(arm::read).isInstanceOf(IOException.class);
        }
        step(0);
        link.close(false);
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 0);
        assertThat(wire.closed()).isTrue();
    }

    @Test
    void aSuccessorFindsTheArmHoldingWhatItHeld() throws IOException {
        serve();
        onOffer.getFirst().move(GOAL);
        link.close(true);
        assertThat(onOffer).isEmpty();
        assertThat(wire.closed()).isTrue();
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 1);
        wire.reopen();
        new ServoSetup(new ServoChain(wire, time)).run();
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 1);
    }

    @Test
    void allAbsentIsAnArmWithoutPower() {
        wire.servos.clear();
        connect();
        assertThat(onOffer).isEmpty();
        assertThat(link.health().detail()).contains("servo 1 (shoulder_pan)").contains("power");
    }

    @Test
    void twoServosOfOneIdAreSuspected() {
        wire.duplicates.add(2);
        connect();
        assertThat(onOffer).isEmpty();
        assertThat(link.health().detail()).contains("servo 2 (shoulder_lift)").contains("two servos have its id");
    }

    @Test
    void aWrongModelIsNamed() {
        wire.servos.get(5).put(Register.MODEL_NUMBER, 1284);
        connect();
        assertThat(link.health().detail()).contains("servo 5 (wrist_roll) is of model 1284");
    }

    @Test
    void mixedFirmwareIsRefusedWithAllVersions() {
        wire.servos.get(6).put(Register.FIRMWARE_MINOR, 9);
        connect();
        assertThat(onOffer).isEmpty();
        assertThat(link.health().detail())
                .contains("shoulder_pan=3.10")
                .contains("gripper=3.9")
                .contains("differ in firmware");
    }

    @Test
    void alarmBitsAreReadFromEveryAnswerAndShown() throws IOException {
        serve();
        wire.servos.get(4).alarm(0x24);
        Arm arm = onOffer.getFirst();
        arm.move(GOAL);
        assertThat(link.health().status()).as("from the torque's read back").isEqualTo(Status.DEGRADED);
        assertThat(link.health().detail()).isEqualTo("wrist_flex reports overheating, overload");
        assertThat(arm.read().joints().get(3).faults()).isEqualTo(0x24);
        wire.servos.get(4).alarm(0);
        arm.read();
        assertThat(link.health().status()).isEqualTo(Status.OK);
    }

    @Test
    void anAcknowledgementsAlarmCounts() throws IOException {
        List<String> told = new ArrayList<>();
        ServoChain chain = new ServoChain(wire, time, new Alarms(told::add));
        wire.servos.get(6).alarm(0x01);
        chain.write(6, Register.ACCELERATION, 254, chain.deadline());
        chain.write(6, Register.ACCELERATION, 254, chain.deadline());
        assertThat(told).containsExactly("gripper reports input voltage");
    }

    @Test
    void positionsBelowZeroAndBeyondTheTurnAreWhatTheyAre() throws IOException {
        serve();
        wire.servos.get(5).put(Register.PRESENT_POSITION, -3);
        double below = onOffer.getFirst().read().positions().get(4);
        wire.servos.get(5).put(Register.PRESENT_POSITION, 4098);
        double beyond = onOffer.getFirst().read().positions().get(4);
        assertThat(below).isBetween(-181.0, -180.0);
        assertThat(beyond).isBetween(180.0, 181.0);
    }

    @Test
    void aSaggingVoltageIsMeasured() throws IOException {
        serve();
        wire.servos.get(2).put(Register.PRESENT_VOLTAGE, 47);
        assertThat(onOffer.getFirst().read().joints().get(1).volts()).isEqualTo(4.7);
    }

    @Test
    void aServoThatKeepsSilentOnWritesIsTaughtToAnswer() {
        wire.servos.get(2).put(Register.RESPONSE_STATUS_LEVEL, 0);
        serve();
        assertThat(wire.servos.get(2).get(Register.RESPONSE_STATUS_LEVEL)).isEqualTo(1);
    }

    @Test
    void aDeviceThatVanishesIsWithdrawnAndFoundUnderItsNewPath() throws IOException {
        serve();
        Arm arm = onOffer.getFirst();
        arm.move(GOAL);
        FakeChain arms = ports.remove("/dev/ttyACM0");
        assertThatThrownBy(arm::read).isInstanceOf(IOException.class);
        step(0);
        assertThat(onOffer).isEmpty();
        ports.put("/dev/ttyACM0", "B2", new FakeChain());
        step(5_000);
        assertThat(onOffer).as("another adapter under the old path").isEmpty();
        assertThat(link.health().detail()).contains("A1").contains("not plugged in");
        ports.put("/dev/ttyACM3", "A1", arms.reopen());
        step(5_000);
        assertThat(onOffer).hasSize(1);
        assertThat(link.health().detail()).isEqualTo("SO-101 on /dev/ttyACM3");
        assertThatThrownBy(arm::read).as("the old one stays withdrawn").isInstanceOf(IllegalStateException.class);
    }

    private void serve() {
        connect();
        assertThat(link.health().detail()).isEqualTo("SO-101 on /dev/ttyACM0");
        assertThat(onOffer).hasSize(1);
    }

    private void connect() {
        link.connectSoon();
        step(0);
    }

    private void step(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    private static Arguments glitch(String name, UnaryOperator<byte[]> spoiler) {
        return Arguments.of(name, spoiler);
    }

    private static byte[] flip(byte[] reply, int at, int bits) {
        reply[at] ^= (byte) bits;
        return reply;
    }

    private static byte[] prefix(byte[] reply, int... stray) {
        byte[] longer = new byte[reply.length + stray.length];
        for (int i = 0; i < stray.length; i++) {
            longer[i] = (byte) stray[i];
        }
        System.arraycopy(reply, 0, longer, stray.length, reply.length);
        return longer;
    }
}
