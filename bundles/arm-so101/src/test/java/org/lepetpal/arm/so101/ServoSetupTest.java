package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lepetpal.testkit.SharedData;
import org.lepetpal.timebase.SteppedTimebase;

class ServoSetupTest {
    private static final List<Register> CONFIGURED = List.of(
            Register.RETURN_DELAY_TIME,
            Register.MAXIMUM_ACCELERATION,
            Register.ACCELERATION,
            Register.PHASE,
            Register.OPERATING_MODE,
            Register.P_COEFFICIENT,
            Register.I_COEFFICIENT,
            Register.D_COEFFICIENT,
            Register.MAX_TORQUE_LIMIT,
            Register.PROTECTION_CURRENT,
            Register.OVERLOAD_TORQUE,
            Register.LOCK);

    private final FakeChain wire = new FakeChain();
    private final ServoSetup setup = new ServoSetup(new ServoChain(wire, new SteppedTimebase()));

    @Test
    void leavesTheServosAsLeRobotsConfigureDoes() throws IOException {
        FakeChain lerobots = new FakeChain();
        for (JsonNode section :
                SharedData.json("so101/wire/lerobot_feetech_trace.json").get("sections")) {
            if (section.get("section").asText().equals("configure")) {
                for (JsonNode exchange : section.get("frames")) {
                    byte[] request =
                            HexFormat.of().parseHex(exchange.get("host").asText());
                    lerobots.exchange(request, 0, Duration.ZERO);
                }
            }
        }
        setup.run();
        for (Joint joint : Joint.values()) {
            for (Register register : CONFIGURED) {
                assertThat(wire.servos.get(joint.id()).get(register))
                        .as(joint.label() + " " + register)
                        .isEqualTo(lerobots.servos.get(joint.id()).get(register));
            }
        }
    }

    /** New servos: all differs, so that all is written. LeRobot goes register by register, we go joint by joint. */
    @Test
    void writesLeRobotsBytesInItsOrder() throws IOException {
        for (ServoMemory servo : wire.servos.values()) {
            servo.put(Register.OPERATING_MODE, 1);
            servo.put(Register.I_COEFFICIENT, 1);
            servo.put(Register.D_COEFFICIENT, 0);
        }
        setup.run();
        for (Joint joint : Joint.values()) {
            String ofJoint = "ffff%02x".formatted(joint.id());
            List<String> theirs = new ArrayList<>(goldenConfigure().stream()
                    .filter(request -> request.startsWith(ofJoint) && request.startsWith("03", 8))
                    .toList());
            String torqueOn = theirs.stream()
                    .filter(request -> request.startsWith("2801", 10))
                    .findFirst()
                    .orElseThrow();
            theirs.remove(torqueOn);
            List<String> ours = wire.requests.stream()
                    .filter(request -> request.startsWith(ofJoint) && request.startsWith("03", 8))
                    .filter(request -> !request.startsWith("30", 10))
                    .toList();
            assertThat(ours).as(joint.label()).isEqualTo(theirs);
        }
    }

    /** What LeRobot's {@code connect} and {@code read_calibration} ask, ours asks too, with the same bytes. */
    @Test
    void asksWithLeRobotsBytes() throws IOException {
        setup.run();
        for (JsonNode section :
                SharedData.json("so101/wire/lerobot_feetech_trace.json").get("sections")) {
            String name = section.get("section").asText();
            if (name.startsWith("connect") || name.equals("read_calibration")) {
                for (JsonNode frame : section.get("frames")) {
                    assertThat(wire.requests).contains(frame.get("host").asText());
                }
            }
        }
    }

    private static List<String> goldenConfigure() throws IOException {
        List<String> requests = new ArrayList<>();
        for (JsonNode section :
                SharedData.json("so101/wire/lerobot_feetech_trace.json").get("sections")) {
            if (section.get("section").asText().equals("configure")) {
                section.get("frames")
                        .forEach(frame -> requests.add(frame.get("host").asText()));
            }
        }
        return requests;
    }

    @Test
    void anArmThatIsSetUpKeepsItsTorqueAndItsMemory() throws IOException {
        setup.run();
        wire.servos.values().forEach(servo -> servo.put(Register.TORQUE_ENABLE, 1));
        wire.requests.clear();
        setup.run();
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 1);
        String writeOfLock = "0337";
        assertThat(wire.requests)
                .filteredOn(request -> request.startsWith("03", 8))
                .allMatch(request -> request.startsWith(writeOfLock, 8));
    }

    @Test
    void lastingValuesAreWrittenWithTorqueOff() throws IOException {
        wire.servos.values().forEach(servo -> servo.put(Register.TORQUE_ENABLE, 1));
        wire.servos.values().forEach(servo -> servo.put(Register.LOCK, 1));
        setup.run();
        assertThat(wire.servos.values()).allMatch(servo -> servo.get(Register.TORQUE_ENABLE) == 0);
        assertThat(wire.servos.get(6).get(Register.P_COEFFICIENT)).isEqualTo(16);
    }

    @Test
    void readsTheCalibrationAndTheUnitOfSpeed() throws IOException {
        wire.servos.get(2).put(Register.PHASE, 0x08);
        ServoSetup.Facts facts = setup.run();
        assertThat(facts.stored().get(0)).isEqualTo(new Stored(0, 742, 3401));
        assertThat(facts.stored().get(5)).isEqualTo(new Stored(0, 2019, 3510));
        assertThat(facts.speedUnits()).containsExactly(1, 50, 1, 1, 1, 1);
    }

    @Test
    void aMissingServoIsNamed() {
        wire.servos.remove(6);
        assertThatThrownBy(setup::run).isInstanceOf(IOException.class).hasMessageContaining("servo 6 (gripper)");
    }

    @Test
    void aServoOfAnotherKindIsRefused() {
        wire.servos.get(3).put(Register.MODEL_NUMBER, 2825);
        assertThatThrownBy(setup::run)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("servo 3 (elbow_flex)")
                .hasMessageContaining("2825")
                .hasMessageContaining("777");
    }

    @Test
    void theGrippersForceIsLimitedAtOnceNotOnlyAfterTheNextPowerUp() throws IOException {
        wire.servos.get(6).put(Register.TORQUE_LIMIT, 1000);
        setup.run();
        assertThat(wire.servos.get(6).get(Register.TORQUE_LIMIT)).isEqualTo(500);
    }

    @Test
    void anAlarmedServoIsStillThere() throws IOException {
        wire.servos.get(4).alarm(0x04);
        assertThat(setup.run().speedUnits()).hasSize(6);
    }
}
