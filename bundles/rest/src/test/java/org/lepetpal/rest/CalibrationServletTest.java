package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmCalibration;
import org.lepetpal.api.arm.ProcedureKind;
import org.lepetpal.api.arm.ServoCalibration;

class CalibrationServletTest {
    private static final String ROUTE = "/api/calibration";
    private static final String FILE = "{\"shoulder_pan\":{\"id\":1,\"drive_mode\":0,\"homing_offset\":-312,"
            + "\"range_min\":742,\"range_max\":3401},\"gripper\":{\"id\":6,\"drive_mode\":0,"
            + "\"homing_offset\":1302,\"range_min\":2019,\"range_max\":3510}}";
    private final Kept kept = new Kept();
    private final RobotParts parts = new RobotParts();
    private final CalibrationServlet servlet = new CalibrationServlet(parts);
    private LocalServer server;

    /** Keeps what it is given, unless a test lets it fail. */
    private static final class Kept implements ArmCalibration {
        private Optional<Map<String, ServoCalibration>> current = Optional.empty();
        private Optional<IOException> broken = Optional.empty();
        private boolean busy;

        @Override
        public Optional<Map<String, ServoCalibration>> current() {
            return current;
        }

        @Override
        public void store(Map<String, ServoCalibration> calibration) throws IOException {
            if (busy) {
                throw new IllegalStateException("the arm is lent");
            }
            if (broken.isPresent()) {
                throw broken.get();
            }
            if (!calibration.containsKey("gripper")) {
                throw new IllegalArgumentException("gripper is missing");
            }
            current = Optional.of(new LinkedHashMap<>(calibration));
        }
    }

    @BeforeEach
    void start() throws Exception {
        servlet.addCalibration(kept);
        server = LocalServer.start(servlet);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private LocalServer.Answer put(String body) throws Exception {
        return server.send("PUT", ROUTE, body, "Content-Type: application/json");
    }

    @Test
    void whatIsPutIsGotToTheLetter() throws Exception {
        assertThat(put(FILE).body()).isEqualTo(FILE);
        assertThat(server.get(ROUTE).body()).isEqualTo(FILE);
        assertThat(kept.current.orElseThrow().get("gripper")).isEqualTo(new ServoCalibration(6, 0, 1302, 2019, 3510));
    }

    @Test
    void withoutOneItIsNotFound() throws Exception {
        LocalServer.Answer none = server.get(ROUTE);

        assertThat(none.status()).isEqualTo(404);
        assertThat(none.json().at("/error/details/reason").asText()).isEqualTo("no_calibration");
    }

    @Test
    void whatIsWrongNamesJointAndField() throws Exception {
        assertThat(put("{}").status()).isEqualTo(400);
        assertThat(put("{\"gripper\": 5}").json().at("/error/message").asText()).contains("gripper");
        assertThat(put(FILE.replace("\"range_min\":2019", "\"range_min\":4000"))
                        .json()
                        .at("/error/message")
                        .asText())
                .isEqualTo("gripper: range_min 4000 is not below range_max 3510");
        assertThat(put(FILE.replace("\"drive_mode\":0,", ""))
                        .json()
                        .at("/error/message")
                        .asText())
                .isEqualTo("shoulder_pan: 'drive_mode' is missing");
        assertThat(put(FILE.replace("gripper", "claw"))
                        .json()
                        .at("/error/message")
                        .asText())
                .isEqualTo("Gripper is missing");
        assertThat(kept.current).isEmpty();
    }

    @Test
    void duringAProcedureItIsBusyAndWithoutAnArmUnavailable() throws Exception {
        kept.busy = true;
        FakeProcedures procedures = new FakeProcedures(false);
        parts.addProcedures(procedures);
        assertThat(put(FILE).status()).isEqualTo(503);

        procedures.begin(ProcedureKind.CALIBRATE);
        assertThat(put(FILE).status()).isEqualTo(409);
        assertThat(put(FILE).json().at("/error/details/reason").asText()).isEqualTo("procedure");
    }

    @Test
    void whatDoesNotTakeItIsNamed() throws Exception {
        kept.broken = Optional.of(new IOException("servo 3 did not take range_min"));

        LocalServer.Answer failed = put(FILE);

        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.json().at("/error/message").asText()).isEqualTo("Servo 3 did not take range_min");
    }

    @Test
    void withoutADriverItIsUnavailable() throws Exception {
        servlet.removeCalibration(kept);

        assertThat(server.get(ROUTE).status()).isEqualTo(503);
    }
}
