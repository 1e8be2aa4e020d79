package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmProcedures;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.ProcedureKind;
import org.lepetpal.api.arm.ProcedureState;
import org.lepetpal.api.arm.ProcedureState.JointProgress;
import org.lepetpal.api.arm.ProcedureState.Stage;
import org.lepetpal.api.arm.ServoCalibration;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.testkit.SharedData;
import org.lepetpal.timebase.SteppedTimebase;

class ProceduresTest {
    @TempDir
    private Path folder;

    private final SteppedTimebase time = new SteppedTimebase();
    private final FakePorts ports = new FakePorts();
    private final FakeChain wire = new FakeChain();
    private final List<Arm> onOffer = new ArrayList<>();
    private Path file;
    private ArmDriver driver;
    private ArmProcedures procedures;

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
        procedures = driver.procedures();
        driver.link().connectSoon();
        step(0);
    }

    @Test
    void whileOneRunsThereIsNoArmAndItIsLimp() throws IOException {
        onOffer.getFirst().move(JointAngles.of(0, -50, 60, 40, 0, 50));
        assertThat(procedures.state()).isEmpty();
        assertThat(procedures.begin(ProcedureKind.CALIBRATE).stage()).isEqualTo(Stage.WORKING);
        step(0);
        assertThat(state().stage()).isEqualTo(Stage.WAITING);
        assertThat(onOffer).isEmpty();
        assertThat(driver.health().status()).isEqualTo(Status.DEGRADED);
        assertThat(driver.health().detail()).isEqualTo("a person works on the arm: calibrate");
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 0);
        assertThatThrownBy(() -> procedures.begin(ProcedureKind.SETUP))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("calibrate");
        assertThatThrownBy(() -> procedures.answer("perhaps"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("done");
        assertThatThrownBy(() -> driver.calibration()
                        .store(driver.calibration().current().orElseThrow()))
                .isInstanceOf(IllegalStateException.class);
        procedures.abandon();
        procedures.abandon();
        assertThat(state().stage()).isEqualTo(Stage.ABANDONED);
        step(0);
        assertThat(onOffer).hasSize(1);
        assertThatThrownBy(() -> procedures.answer("done")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void calibratesAsLeRobotDoes() throws IOException {
        int[] middles = {3000, 1000, 2047, 500, 4000, 2500};
        begin(ProcedureKind.CALIBRATE);
        turnTo(middles);
        step(20);
        assertThat(state().joints())
                .extracting(JointProgress::position)
                .containsExactly(3000, 1000, 2047, 500, 4000, 2500);
        wire.requests.clear();
        answer("done");
        assertThat(state().prompt()).contains("wrist_roll");
        assertThat(state().joints()).allMatch(joint -> joint.position() == 2047 && joint.min() == joint.max());
        sweep(middles, new int[] {-1300, -1200, -1100, -1150, 0, -30}, new int[] {1290, 1100, 1090, 1130, 0, 1400});
        assertThat(state().joints().get(0)).isEqualTo(new JointProgress("shoulder_pan", 2047, 747, 3337));
        answer("done");
        assertThat(state().stage()).isEqualTo(Stage.DONE);
        assertThat(state().prompt()).contains(file.toString());
        Calibration made = new CalibrationFile(file).read().orElseThrow();
        assertThat(made.byName().get("shoulder_pan")).isEqualTo(new ServoCalibration(1, 0, 953, 747, 3337));
        assertThat(made.byName().get("wrist_roll")).isEqualTo(new ServoCalibration(5, 0, 1953, 0, 4095));
        assertThat(wire.servos.get(4).get(Register.HOMING_OFFSET)).isEqualTo(-1547);
        step(0);
        assertThat(onOffer).as("with the new calibration").hasSize(1);
        assertThat(driver.health().status()).isEqualTo(Status.OK);
    }

    /** The recorded session homed one servo; ours homes six, and each as that one. */
    @Test
    void homesWithLeRobotsBytes() throws IOException {
        begin(ProcedureKind.CALIBRATE);
        wire.servos.get(6).turnTo(3100);
        wire.requests.clear();
        answer("done");
        List<String> golden = new ArrayList<>();
        for (JsonNode section :
                SharedData.json("so101/wire/lerobot_feetech_trace.json").get("sections")) {
            if (section.get("section").asText().startsWith("set_half_turn_homings")) {
                section.get("frames")
                        .forEach(frame -> golden.add(frame.get("host").asText()));
            }
        }
        assertThat(wire.requests.stream().filter(request -> request.startsWith("ffff06")))
                .containsExactlyElementsOf(golden.stream()
                        .filter(request -> request.startsWith("ffff06"))
                        .toList());
    }

    @Test
    void whatWasNotSweptOrLeftTheTurnIsNamedAndCanBeMended() {
        int[] middles = {2000, 2000, 2000, 2000, 2000, 2000};
        begin(ProcedureKind.CALIBRATE);
        turnTo(middles);
        answer("done");
        answer("done");
        assertThat(state().stage()).isEqualTo(Stage.WAITING);
        assertThat(state().error().orElseThrow())
                .startsWith("shoulder_pan was moved by 0° (2047…2047), other SO-101's turn 198° or more; shoulder_lift")
                .contains("; elbow_flex was", "; wrist_flex was", "; gripper was")
                .doesNotContain("wrist_roll");
        assertThat(state().answers()).as("nobody keeps nothing").containsExactly("done", "again");
        sweep(middles, new int[] {-900, -900, -900, -900, 0, -1500}, new int[] {900, 900, 900, 900, 0, 1500});
        answer("done");
        assertThat(state().error().orElseThrow()).contains("gripper would turn 264°");
        // The encoder's turn ends within the travel: from one end of the steps to the other at once.
        wire.servos.get(2).put(Register.PRESENT_POSITION, 4090);
        step(20);
        wire.servos.get(2).put(Register.PRESENT_POSITION, 5);
        step(20);
        answer("done");
        assertThat(state().error().orElseThrow()).contains("shoulder_lift").contains("centre all joints again");
        assertThat(state().answers()).containsExactly("done");
        turnTo(middles);
        answer("done");
        assertThat(state().answers()).containsExactly("done", "again");
        answer("again");
        assertThat(state().answers()).containsExactly("done");
    }

    @Test
    void aNarrowSweepIsNamedAndTakenOnlyWhenSomebodySaysSo() throws IOException {
        int[] middles = {2000, 2000, 2000, 2000, 2000, 2000};
        begin(ProcedureKind.CALIBRATE);
        turnTo(middles);
        answer("done");
        sweep(middles, new int[] {-1200, -1100, -300, -1100, 0, -700}, new int[] {1200, 1100, 400, 1100, 0, 700});
        answer("done");
        assertThat(state().stage()).isEqualTo(Stage.WAITING);
        assertThat(state().error())
                .contains("elbow_flex was moved by 62° (1747…2447), other SO-101's turn 187° or more");
        assertThat(state().answers()).containsExactly("done", "keep", "again");
        answer("keep");
        assertThat(state().stage()).isEqualTo(Stage.DONE);
        assertThat(new CalibrationFile(file).read().orElseThrow().byName().get("elbow_flex"))
                .isEqualTo(new ServoCalibration(3, 0, -47, 1747, 2447));
    }

    @Test
    void aMiddleThatCannotBeExpressedIsNamed() {
        begin(ProcedureKind.CALIBRATE);
        wire.servos.get(3).turnTo(4095);
        answer("done");
        assertThat(state().stage()).isEqualTo(Stage.WAITING);
        assertThat(state().error().orElseThrow())
                .contains("elbow_flex")
                .contains("2048")
                .contains("2047");
        wire.servos.get(3).turnTo(4090);
        answer("done");
        assertThat(state().error()).isEmpty();
        assertThat(state().answers()).contains("again");
    }

    @Test
    void abandonedInTheMiddleTheServosAreAsTheyWere() {
        wire.servos.get(1).put(Register.HOMING_OFFSET, -312);
        begin(ProcedureKind.CALIBRATE);
        answer("done");
        assertThat(wire.servos.get(1).get(Register.MAX_POSITION_LIMIT)).isEqualTo(4095);
        procedures.abandon();
        step(0);
        assertThat(wire.servos.get(1).get(Register.HOMING_OFFSET)).isEqualTo(-312);
        assertThat(wire.servos.get(1).get(Register.MAX_POSITION_LIMIT)).isEqualTo(3401);
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.LOCK) == 1);
    }

    @Test
    void theDriversStopPutsThemBackToo() {
        begin(ProcedureKind.CALIBRATE);
        answer("done");
        driver.stop();
        assertThat(wire.servos.get(1).get(Register.MAX_POSITION_LIMIT)).isEqualTo(3401);
        assertThat(wire.closed()).isTrue();
        assertThat(state().stage()).isEqualTo(Stage.ABANDONED);
    }

    @Test
    void tenMinutesOfSilenceGiveEverythingBack() {
        begin(ProcedureKind.SETUP);
        step(9 * 60_000);
        answer("skip");
        step(9 * 60_000 + 59_000);
        assertThat(state().stage()).isEqualTo(Stage.WAITING);
        step(2_000);
        assertThat(state().stage()).isEqualTo(Stage.ABANDONED);
        assertThat(state().error().orElseThrow()).contains("ten minutes");
        assertThat(onOffer).hasSize(1);
    }

    @Test
    void aJointThatFallsSilentIsNamedAndTheStepGoesOn() {
        begin(ProcedureKind.CALIBRATE);
        ServoMemory wrist = wire.servos.remove(4);
        step(20);
        assertThat(state().stage()).isEqualTo(Stage.WAITING);
        assertThat(state().error().orElseThrow()).contains("servo 4 (wrist_flex)");
        answer("done");
        assertThat(state().stage()).isEqualTo(Stage.WAITING);
        assertThat(state().error().orElseThrow()).contains("servo 4 (wrist_flex)");
        wire.servos.put(4, wrist);
        answer("done");
        assertThat(state().error()).isEmpty();
    }

    @Test
    void aWireThatGoesEndsIt() {
        begin(ProcedureKind.CALIBRATE);
        wire.unplug(true);
        step(20);
        assertThat(state().stage()).isEqualTo(Stage.FAILED);
        assertThat(state().error()).contains("the wire is gone");
        wire.unplug(false);
        step(5_000);
        assertThat(onOffer).hasSize(1);
    }

    @Test
    void anArmWithAServoMissingCannotBeCalibrated() {
        wire.servos.remove(2);
        begin(ProcedureKind.CALIBRATE);
        assertThat(state().stage()).isEqualTo(Stage.FAILED);
        assertThat(state().error().orElseThrow()).contains("servo 2 (shoulder_lift) does not answer");
    }

    @Test
    void givesNewServosTheirIdsWithLeRobotsBytes() throws IOException {
        begin(ProcedureKind.SETUP);
        assertThat(state().prompt()).contains("gripper");
        assertThat(state().answers()).containsExactly("done", "skip");
        Map<Integer, ServoMemory> built = new HashMap<>();
        for (Joint joint : List.of(Joint.values()).reversed()) {
            onlyServo(new ServoMemory(1, 0, 4095, 2048));
            wire.requests.clear();
            answer("done");
            step(200);
            built.put(joint.id(), wire.servos.get(joint.id()));
            assertThat(wire.servos).as(state().toString()).containsOnlyKeys(joint.id());
            if (joint == Joint.GRIPPER) {
                assertThat(wire.requests.subList(0, 6)).isEqualTo(goldenSetup());
                assertThat(state().prompt()).contains("number 6 now").contains("wrist_roll");
            }
        }
        assertThat(state().stage()).isEqualTo(Stage.DONE);
        assertThat(built).containsOnlyKeys(1, 2, 3, 4, 5, 6);
        assertThat(built.values()).allMatch(servo -> servo.get(Register.LOCK) == 1);
    }

    private static List<String> goldenSetup() throws IOException {
        List<String> golden = new ArrayList<>();
        for (JsonNode section :
                SharedData.json("so101/wire/lerobot_feetech_trace.json").get("sections")) {
            if (section.get("section").asText().startsWith("setup_motor")) {
                section.get("frames")
                        .forEach(frame -> golden.add(frame.get("host").asText()));
            }
        }
        return golden;
    }

    @Test
    void looksAtAllSpeedsAndSaysWhatIsWrong() {
        begin(ProcedureKind.SETUP);
        wire.servos.clear();
        ports.bauds.clear();
        answer("done");
        step(1_000);
        assertThat(ports.bauds).containsExactly(1_000_000, 500_000, 250_000, 128_000, 115_200, 57_600, 38_400, 19_200);
        assertThat(state().stage()).isEqualTo(Stage.WAITING);
        assertThat(state().error().orElseThrow()).startsWith("No servo answers");
        onlyServo(new ServoMemory(1, 0, 4095, 2048));
        wire.servos.put(2, new ServoMemory(2, 0, 4095, 2048));
        answer("done");
        step(1_000);
        assertThat(state().error().orElseThrow()).startsWith("More than one servo answers [1, 2]");
        onlyServo(new ServoMemory(1, 0, 4095, 2048));
        wire.servos.get(1).put(Register.MODEL_NUMBER, 1284);
        answer("done");
        step(1_000);
        assertThat(state().error().orElseThrow()).contains("model 1284");
        ports.remove("/dev/ttyACM0");
        answer("done");
        step(1_000);
        assertThat(state().stage()).isEqualTo(Stage.WAITING);
        assertThat(state().error().orElseThrow()).contains("A1 is not plugged in");
    }

    @Test
    void findsThePortThatGoesAndComesBack() {
        ports.put("/dev/ttyUSB0", new FakeChain());
        begin(ProcedureKind.FIND);
        assertThat(state().prompt()).contains("unplug");
        answer("done");
        assertThat(state().error().orElseThrow())
                .contains("/dev/ttyACM0 (adapter A1)")
                .contains("/dev/ttyUSB0");
        FakeChain arms = ports.remove("/dev/ttyACM0");
        answer("done");
        assertThat(state().prompt()).contains("/dev/ttyACM0");
        answer("done");
        assertThat(state().error().orElseThrow()).contains("not back yet");
        ports.put("/dev/ttyACM4", "A1", arms.reopen());
        answer("done");
        assertThat(state().stage()).isEqualTo(Stage.DONE);
        assertThat(state().prompt()).contains("/dev/ttyACM4").contains("ARM=id:A1");
    }

    private void begin(ProcedureKind kind) {
        procedures.begin(kind);
        step(0);
    }

    private void answer(String answer) {
        assertThat(procedures.answer(answer).stage()).isEqualTo(Stage.WORKING);
        step(0);
    }

    private ProcedureState state() {
        return procedures.state().orElseThrow();
    }

    private void turnTo(int... encoders) {
        for (Joint joint : Joint.values()) {
            wire.servos.get(joint.id()).turnTo(encoders[joint.ordinal()]);
        }
    }

    /** One end, the middle, the other end, the middle. */
    private void sweep(int[] middles, int[] low, int[] high) {
        for (int[] offset : List.of(low, new int[6], high, new int[6])) {
            int[] encoders = middles.clone();
            for (int i = 0; i < encoders.length; i++) {
                encoders[i] += offset[i];
            }
            turnTo(encoders);
            step(20);
        }
    }

    private void onlyServo(ServoMemory servo) {
        wire.servos.clear();
        wire.servos.put(1, servo);
    }

    private void step(long millis) {
        time.advance(Duration.ofMillis(millis));
    }
}
