package org.lepetpal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StopCommandsTest {
    private static final String LATCHED =
            "{'status': 'ok', 'stop': {'latched': true, 'category': 2, 'reason': 'x', 'at_rest': false}}";
    private static final String REACHED =
            "{'status': 'ok', 'components': {'arm': {'status': 'ok', 'detail': 'SO-101 on x'}}}";
    private static final String UNREACHED =
            "{'status': 'degraded', 'components': {'arm': {'status': 'down', 'detail': 'lost'},"
                    + " 'safety': {'status': 'degraded', 'detail': 'torque off was sent without an answer'}}}";
    private FakeRobot robot;

    @BeforeEach
    void start() throws IOException {
        robot = new FakeRobot().on("POST /estop", 200, LATCHED).on("POST /estop/reset", 200, "{'status': 'ok'}");
    }

    @AfterEach
    void stop() {
        robot.close();
    }

    @Test
    void stopKeepsThePowerOn() {
        Session session = Session.run(robot.url(), "arm", "stop", "the", "dog", "came");

        assertThat(session.exit()).isZero();
        assertThat(robot.orders())
                .singleElement()
                .asString()
                .contains("POST /estop {", "\"category\":2", "the dog came");
        assertThat(session.told()).singleElement().asString().contains("Software stop", "power kept");
    }

    @Test
    void stopWithoutAReasonHasOneAllTheSame() {
        Session.run(robot.url(), "arm", "stop");

        assertThat(robot.orders()).singleElement().asString().contains("stopped by operator");
    }

    @Test
    void stopWithPowerOff() {
        Session.run(robot.url(), "arm", "stop", "--power-off");

        assertThat(robot.orders()).singleElement().asString().contains("\"category\":1");
    }

    @Test
    void torqueOffIsAStopThatWaitsUntilTheArmIsLimp() {
        robot.on("GET /api/status", 200, "{'stop': {'latched': true, 'at_rest': false}}")
                .on("GET /api/status", 200, "{'stop': {'latched': true, 'at_rest': true}}");

        robot.on("GET /health", 200, REACHED);

        Session session = Session.run(robot.url(), "arm", "torque", "off");

        assertThat(session.exit()).isZero();
        assertThat(robot.asked()).hasSize(4);
        assertThat(session.told()).last().asString().startsWith("Power is off the motors");
        assertThat(robot.orders())
                .singleElement()
                .asString()
                .contains("\"category\":1", "\"reason\":\"torque off by operator\"");
    }

    @Test
    void torqueOffThatDoesNotHappenFails() {
        assertThat(torqueOffThatFails(false))
                .contains("may be stiff", "arm: lost; safety: torque off was sent without an answer");
    }

    /** Nothing that the robot knows of moves, which does not say that the arm beside it is limp. */
    @Test
    void torqueOffOfAnArmThatTheRobotDoesNotReachSaysNotThatPowerIsOff() {
        assertThat(torqueOffThatFails(true)).contains("reaches no arm either (lost)", "power plug");
    }

    /** @return what is said last */
    private String torqueOffThatFails(boolean atRest) {
        robot.on("GET /api/status", 200, "{'stop': {'latched': true, 'at_rest': " + atRest + "}}")
                .on("GET /health", 200, UNREACHED);

        Session session = Session.run(robot.url(), "arm", "torque", "off");

        assertThat(session.exit()).isEqualTo(1);
        assertThat(session.told()).noneMatch(line -> line.contains("Power is off"));
        return session.told().getLast();
    }

    @Test
    void torqueOnAndResetResetTheStop() {
        assertThat(Session.run(robot.url(), "arm", "torque", "on").exit()).isZero();
        assertThat(Session.run(robot.url(), "arm", "reset").exit()).isZero();

        assertThat(robot.orders()).containsExactly("POST /estop/reset {}", "POST /estop/reset {}");
    }

    @Test
    void aRobotWithoutSafetyKernelIsQuoted() throws IOException {
        try (FakeRobot other =
                new FakeRobot().refuses("POST /estop", 503, "unavailable", "No safety kernel runs", "")) {
            Session session = Session.run(other.url(), "arm", "stop");

            assertThat(session.exit()).isEqualTo(1);
            assertThat(session.error()).isEqualTo("lepetpal: No safety kernel runs");
        }
    }
}
