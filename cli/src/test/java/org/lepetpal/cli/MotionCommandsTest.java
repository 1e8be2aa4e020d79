package org.lepetpal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MotionCommandsTest {
    private static final String ACCEPTED = "{'request_id': 'abc', 'status': 'accepted'}";
    private static final String MOVING =
            "{'state': 'executing', 'phase': null, 'message': 'on the way', 'duration_ms': 40}";
    private static final String THERE =
            "{'state': 'succeeded', 'phase': null, 'message': 'at home', 'duration_ms': 2100}";
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
    void homeIsFollowedToItsEnd() {
        robot.on("POST /command", 202, ACCEPTED)
                .on("GET /status/abc", 200, MOVING)
                .on("GET /status/abc", 200, MOVING)
                .on("GET /status/abc", 200, THERE);

        Session session = Session.run(robot.url(), "arm", "home");

        assertThat(session.exit()).isZero();
        assertThat(robot.orders()).containsExactly("POST /command {\"prompt\":\"go home\"}");
        assertThat(session.told()).containsExactly("  0.0 s  executing: on the way", "  2.1 s  succeeded: at home");
    }

    @Test
    void aMotionThatEndsElsewhereFailsAndSaysWhy() {
        robot.on("POST /api/arm/poses/ready/go", 202, ACCEPTED)
                .on(
                        "GET /status/abc",
                        200,
                        "{'state': 'failed', 'phase': 'approach', 'message': '', 'duration_ms': 9,"
                                + " 'error': {'code': 'safety', 'message': 'stall: elbow_flex'}}");

        Session session = Session.run(robot.url(), "arm", "pose", "go", "ready");

        assertThat(session.exit()).isEqualTo(1);
        assertThat(session.told()).containsExactly("  0.0 s  failed, approach: stall: elbow_flex");
        assertThat(robot.orders()).noneMatch(order -> order.contains("/cancel"));
    }

    @Test
    void aMotionOfWhichNothingMoreIsHeardIsCancelled() {
        robot.on("POST /command", 202, ACCEPTED)
                .on("POST /cancel", 200, "{'status': 'ok'}")
                .on("GET /status/abc", 200, MOVING)
                .refuses("GET /status/abc", 500, "internal", "Something went wrong", "");

        Session session = Session.run(robot.url(), "arm", "home");

        assertThat(session.exit()).isEqualTo(1);
        assertThat(robot.orders()).last().isEqualTo("POST /cancel {}");
    }

    @Test
    void aRefusalIsQuoted() {
        robot.refuses("POST /command", 503, "unavailable", "The software stop is latched", "{'reason': 'stop'}");

        Session session = Session.run(robot.url(), "arm", "home");

        assertThat(session.exit()).isEqualTo(1);
        assertThat(session.error()).isEqualTo("lepetpal: The software stop is latched");
    }

    @Test
    void posesAreListedSavedAndForgotten() {
        robot.on(
                        "GET /api/arm/poses",
                        200,
                        "{'joints': ['shoulder_pan', 'gripper'], 'poses': {'home': [0, 10.04], 'ready': [-5.5, 80]}}")
                .on("PUT /api/arm/poses/over%20it", 200, "{'status': 'ok'}")
                .on("DELETE /api/arm/poses/ready", 200, "{'status': 'ok'}");

        Session list = Session.run(robot.url(), "arm", "pose", "list");
        assertThat(list.told()).hasSize(3);
        assertThat(list.told().get(1)).matches("home +0\\.0 +10\\.0");
        assertThat(list.told().get(2)).matches("ready +-5\\.5 +80\\.0");
        assertThat(Session.run(robot.url(), "arm", "pose", "save", "over it").exit())
                .isZero();
        assertThat(Session.run(robot.url(), "arm", "pose", "forget", "ready").exit())
                .isZero();
        assertThat(robot.orders()).containsExactly("PUT /api/arm/poses/over%20it {}", "DELETE /api/arm/poses/ready");
    }
}
