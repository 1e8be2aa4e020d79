package org.lepetpal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CalibrationStoreTest {
    private static final String KNOWN =
            "{'shoulder_pan':{'id':1,'drive_mode':0,'homing_offset':-312,'range_min':742,'range_max':3401}}";
    private FakeRobot robot;

    @BeforeEach
    void start() throws IOException {
        robot = new FakeRobot();
    }

    @AfterEach
    void stop() {
        robot.close();
    }

    @Test
    void whatTheRobotKnowsIsStoredInTheServos() {
        robot.on("GET /api/calibration", 200, KNOWN).on("PUT /api/calibration", 200, KNOWN);

        Session session = Session.run(robot.url(), "arm", "calibration", "store");

        assertThat(session.exit()).as(session.error()).isZero();
        assertThat(robot.orders()).containsExactly("PUT /api/calibration " + KNOWN.replace('\'', '"'));
        assertThat(session.told().getFirst()).contains("limp");
        assertThat(session.told().getLast()).contains("shoulder_pan", "-312");
    }

    @Test
    void whereNoneIsKnownNothingIsStored() {
        robot.refuses("GET /api/calibration", 404, "not_found", "The arm has no calibration", "{'reason': 'none'}");

        Session session = Session.run(robot.url(), "arm", "calibration", "store");

        assertThat(session.exit()).isEqualTo(1);
        assertThat(session.error()).isEqualTo("lepetpal: The arm has no calibration");
        assertThat(robot.orders()).isEmpty();
    }

    @Test
    void aServoThatDoesNotTakeItIsSaid() {
        robot.on("GET /api/calibration", 200, KNOWN)
                .refuses(
                        "PUT /api/calibration",
                        503,
                        "unavailable",
                        "servo 4 (wrist_flex) does not take it",
                        "{'reason': 'not_stored'}");

        assertThat(Session.run(robot.url(), "arm", "calibration", "store").error())
                .isEqualTo("lepetpal: servo 4 (wrist_flex) does not take it");
    }

    @Test
    void itIsInTheHelp() {
        assertThat(Session.run("", "arm", "calibration", "store", "--help").exit())
                .isZero();
    }
}
