package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription.JointDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.ServoCalibration;
import org.lepetpal.timebase.SteppedTimebase;

/** The calibration's file against the servos, through the whole driver. */
class CalibrationDeskTest {
    @TempDir
    private Path folder;

    private final SteppedTimebase time = new SteppedTimebase();
    private final FakePorts ports = new FakePorts();
    private final FakeChain wire = new FakeChain();
    private final List<Arm> onOffer = new ArrayList<>();
    private Path file;
    private ArmDriver driver;

    @BeforeEach
    void setUp() {
        file = folder.resolve("pet.json");
        ports.put("/dev/ttyACM0", "A1", wire);
        driver = new ArmDriver(
                new SerialSource(ports, "/dev/ttyACM0"),
                ports,
                new ArmFiles(Optional.of(file), folder.resolve("pet.poses.json")),
                (arm, simulated) -> {
                    onOffer.add(arm);
                    return () -> onOffer.remove(arm);
                },
                _ -> () -> {},
                time);
    }

    @Test
    void withoutAFileItIsMadeOfTheServos() throws IOException {
        connect();
        assertThat(onOffer).hasSize(1);
        Calibration written = new CalibrationFile(file).read().orElseThrow();
        assertThat(written.registers().getFirst()).isEqualTo(new Stored(0, 742, 3401));
        assertThat(driver.calibration().current()).contains(written.byName());
    }

    @Test
    void aFileThatAgreesIsUsedWithItsDriveModes() throws IOException {
        connect();
        driver.stop();
        Map<String, ServoCalibration> reversed =
                new LinkedHashMap<>(driver.calibration().current().orElseThrow());
        reversed.put("gripper", new ServoCalibration(6, 1, 0, 2019, 3510));
        reversed.put("wrist_flex", new ServoCalibration(4, 1, 0, 850, 3150));
        new CalibrationFile(file).write(Calibration.of(reversed));
        wire.reopen();
        setUp();
        connect();
        Arm arm = onOffer.getLast();
        List<JointDescription> joints = arm.description().joints();
        assertThat(joints)
                .extracting(JointDescription::reversed)
                .containsExactly(false, false, false, true, false, true);
        assertThat(joints.get(5).maxSpeed()).isPositive();
        wire.servos.get(6).put(Register.PRESENT_POSITION, 3510);
        wire.servos.get(6).put(Register.PRESENT_VELOCITY, 10);
        assertThat(arm.read().positions().get(5))
                .as("the far end is closed now")
                .isZero();
        assertThat(arm.read().joints().get(5).speed()).isNegative();
        JointAngles open = arm.move(JointAngles.of(0, -50, 60, 40, 0, 100));
        assertThat(open.get(5)).isEqualTo(100);
        assertThat(wire.servos.get(6).get(Register.GOAL_POSITION)).isEqualTo(2019);
    }

    @Test
    void aDifferenceIsRefusedWithJointBothValuesAndWhatToDo() throws IOException {
        connect();
        wire.servos.get(3).put(Register.HOMING_OFFSET, -987);
        wire.servos.get(6).put(Register.MAX_POSITION_LIMIT, 3000);
        lose();
        assertThat(onOffer).isEmpty();
        assertThat(driver.health().detail())
                .contains("elbow_flex homing_offset is 0 in the file and -987 in the servo")
                .contains("gripper range_max is 3510 in the file and 3000 in the servo")
                .contains("./lepetpal arm calibration store")
                .contains("move " + file + " away");
        assertThat(driver.calibration().current().orElseThrow().get("gripper").rangeMax())
                .as("the file's")
                .isEqualTo(3510);
    }

    @Test
    void storingTheFilesAgainHealsTheServos() throws IOException {
        aDifferenceIsRefusedWithJointBothValuesAndWhatToDo();
        driver.calibration().store(driver.calibration().current().orElseThrow());
        step(0);
        assertThat(onOffer).hasSize(1);
        assertThat(wire.servos.get(3).get(Register.HOMING_OFFSET)).isZero();
        assertThat(wire.servos.get(3).get(Register.LOCK)).isEqualTo(1);
    }

    @Test
    void movingTheFileAwayTakesTheServos() throws IOException {
        aDifferenceIsRefusedWithJointBothValuesAndWhatToDo();
        Files.delete(file);
        wire.servos.get(3).turnTo(2000 - 987);
        step(5_000);
        assertThat(onOffer).hasSize(1);
        assertThat(new CalibrationFile(file)
                        .read()
                        .orElseThrow()
                        .byName()
                        .get("elbow_flex")
                        .homingOffset())
                .isEqualTo(-987);
    }

    @Test
    void storingWithdrawsTheArmLimpAndBringsItBackWithTheNewOne() throws IOException {
        connect();
        Arm before = onOffer.getFirst();
        before.move(JointAngles.of(0, -50, 60, 40, 0, 50));
        Map<String, ServoCalibration> wanted = CalibrationFileTest.example().byName();
        wanted.values().forEach(this::standWithin);
        driver.calibration().store(wanted);
        assertThat(onOffer).isEmpty();
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 0);
        step(0);
        assertThat(onOffer).hasSize(1).doesNotContain(before);
        assertThat(driver.calibration().current()).contains(wanted);
        assertThat(new CalibrationFile(file).read().orElseThrow().byName()).isEqualTo(wanted);
        assertThat(wire.servos.get(2).get(Register.HOMING_OFFSET)).isEqualTo(1043);
    }

    /** The joint is in the middle of what that calibration records. */
    private void standWithin(ServoCalibration range) {
        wire.servos.get(range.id()).turnTo((range.rangeMin() + range.rangeMax()) / 2 + range.homingOffset());
    }

    @Test
    void aServoThatDoesNotTakeItIsNamedWithWhatWasStored() throws IOException {
        connect();
        wire.onWrite(4, Register.MIN_POSITION_LIMIT, () -> wire.servos.remove(4));
        assertThatThrownBy(() ->
                        driver.calibration().store(CalibrationFileTest.example().byName()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("servo 4 (wrist_flex) does not take")
                .hasMessageContaining("stored so far: shoulder_pan, shoulder_lift, elbow_flex");
        assertThat(new CalibrationFile(file)
                        .read()
                        .orElseThrow()
                        .byName()
                        .get("shoulder_pan")
                        .homingOffset())
                .as("the file is as before")
                .isZero();
    }

    @Test
    void withoutAnArmThereIsNothingToStoreItIn() {
        ports.remove("/dev/ttyACM0");
        assertThatThrownBy(() ->
                        driver.calibration().store(CalibrationFileTest.example().byName()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no arm to store");
        assertThatThrownBy(() -> driver.calibration().store(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shoulder_pan is missing");
    }

    @Test
    void aBadFileKeepsTheArmOutAndIsNamed() throws IOException {
        Files.writeString(file, "{");
        connect();
        assertThat(onOffer).isEmpty();
        assertThat(driver.health().detail()).contains("pet.json").contains("no JSON");
    }

    private void connect() {
        driver.link().connectSoon();
        step(0);
    }

    private void lose() {
        driver.link().wireGone("test");
        step(5_000);
    }

    private void step(long millis) {
        time.advance(Duration.ofMillis(millis));
    }
}
