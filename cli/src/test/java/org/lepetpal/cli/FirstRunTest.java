package org.lepetpal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstRunTest {
    private static final String HEALTHY = "{'status': 'ok', 'api': 1, 'version': 'v0.1', 'components': {'arm':"
            + " {'status': 'ok', 'detail': 'SO-101 on the simulated wire', 'simulated': true}}}";
    private static final String ARM = "{'model': 'so101', 'simulated': true, 'joints': [], 'stop': {'latched': false}}";
    private FakeRobot robot;

    @BeforeEach
    void start() throws IOException {
        robot = new FakeRobot()
                .on("GET /health", 200, HEALTHY)
                .on("POST /estop", 200, "{'status': 'ok'}")
                .on("POST /estop/reset", 200, "{'status': 'ok'}")
                .on("POST /cancel", 200, "{'status': 'ok'}")
                .on("GET /api/status", 200, "{'stop': {'latched': true, 'at_rest': true}}")
                .on("PUT /api/arm/poses/home", 200, "{'status': 'ok'}")
                .on("PUT /api/arm/poses/ready", 200, "{'status': 'ok'}")
                .on("PUT /api/arm/poses/bowl", 200, "{'status': 'ok'}")
                .on("GET /api/modules/camera", 200, camera(true))
                .on("POST /command", 202, "{'request_id': 'abc', 'status': 'accepted'}")
                .on("DELETE /api/arm/procedure", 200, "{'kind': 'setup', 'stage': 'abandoned', 'prompt': ''}");
    }

    @AfterEach
    void stop() {
        robot.close();
    }

    private static String camera(boolean simulated) {
        return "{'slot': 'camera', 'candidates': [{'id': 'front@1', 'state': 'active', 'simulated': " + simulated
                + "}]}";
    }

    private static FakeRobot knowsNoPlace(FakeRobot robot) {
        return robot.refuses(
                "GET /api/calibration/camera",
                404,
                "not_found",
                "Camera front: nothing was taught",
                "{'reason': 'no_setup'}");
    }

    private static String setup(String state, String detail, String view) {
        return "{'camera': 'front', 'fit': {'state': '" + state + "', 'detail': '" + detail + "'}, 'view': " + view
                + "}";
    }

    private FakeRobot ends(String state) {
        return robot.on("GET /status/abc", 200, "{'state': '" + state + "', 'message': '', 'duration_ms': 10}");
    }

    @Test
    void withAnArmThatServesItComesToThePick() {
        robot.on("GET /api/arm", 200, ARM).on("GET /api/calibration", 200, "{'gripper': {}}");
        knowsNoPlace(robot);
        ends("succeeded");
        ScriptedPerson person = new ScriptedPerson(true, "", "", "", "keep", "save", "go", "go");

        Session session = Session.run(person, robot.url(), "arm", "first-run");

        assertThat(session.exit()).as("%s %s", session.error(), session.told()).isZero();
        assertThat(robot.orders())
                .satisfiesExactly(
                        order -> assertThat(order).contains("POST /estop {", "\"category\":1"),
                        order -> assertThat(order).isEqualTo("PUT /api/arm/poses/home {}"),
                        order -> assertThat(order).isEqualTo("PUT /api/arm/poses/bowl {}"),
                        order -> assertThat(order).isEqualTo("POST /estop/reset {}"),
                        order -> assertThat(order).isEqualTo("POST /command {\"prompt\":\"go home\"}"),
                        order -> assertThat(order).isEqualTo("POST /command {\"prompt\":\"pick up the ball\"}"));
    }

    @Test
    void withANewArmItFindsSetsUpAndCalibrates() {
        robot.refuses("GET /api/arm", 503, "unavailable", "There is no arm", "{'reason': 'arm'}")
                .refuses("GET /api/calibration", 404, "not_found", "No calibration", "{'reason': 'calibration'}")
                .on("POST /api/arm/procedure", 201, "{'kind': 'find', 'stage': 'done', 'prompt': 'Found.'}")
                .on("POST /api/arm/procedure", 201, "{'kind': 'setup', 'stage': 'done', 'prompt': 'Set up.'}")
                .on(
                        "POST /api/arm/procedure",
                        201,
                        "{'kind': 'calibrate', 'stage': 'failed', 'prompt': '', 'error': 'no'}");
        ScriptedPerson person = new ScriptedPerson(true, "find", "setup");

        Session session = Session.run(person, robot.url(), "arm", "first-run");

        assertThat(session.exit()).isEqualTo(1);
        assertThat(session.told())
                .contains("Found.", "Set up.", "! no")
                .last()
                .isEqualTo("Go on later with ./lepetpal arm first-run --from calibrate");
    }

    @Test
    void itCanBeginInTheMiddle() {
        ends("succeeded");

        Session session =
                Session.run(new ScriptedPerson(true, "leave"), robot.url(), "arm", "first-run", "--from", "pick");

        assertThat(session.exit()).isEqualTo(1);
        assertThat(robot.asked()).isEmpty();
        assertThat(session.told().get(1)).isEqualTo("== 8/8  The first pick");
    }

    @Test
    void noHandIsSentToAnArmThatMayBeStiff() throws IOException {
        String unreached = HEALTHY.replace("'status': 'ok', 'detail'", "'status': 'down', 'detail'");
        for (boolean rests : new boolean[] {true, false}) {
            try (FakeRobot lost = new FakeRobot()
                    .on("GET /health", 200, unreached)
                    .on("POST /estop", 200, "{'status': 'ok'}")
                    .on("GET /api/status", 200, "{'stop': {'latched': true, 'at_rest': " + rests + "}}")) {
                Session session = Session.run(
                        new ScriptedPerson(true, "teach"), lost.url(), "arm", "first-run", "--from", "teach");

                assertThat(session.exit()).isEqualTo(1);
                assertThat(session.told()).noneMatch(line -> line.startsWith("Bring the arm by hand"));
            }
        }
    }

    private FakeRobot withARealCamera() throws IOException {
        return new FakeRobot().on("GET /api/modules/camera", 200, camera(false));
    }

    private static Session fromTheCamera(FakeRobot robot, String... lines) {
        return Session.run(new ScriptedPerson(true, lines), robot.url(), "arm", "first-run", "--from", "camera");
    }

    @Test
    void aCameraWhosePlaceIsUnknownIsWaitedForUntilItIsTaught() throws IOException {
        try (FakeRobot real = knowsNoPlace(withARealCamera())
                .on("GET /api/calibration/camera", 200, setup("fits", "as taught", "null"))
                .on("GET /api/calibration/camera", 200, setup("unconfirmed", "the camera seems to have moved", "{}"))
                .on("GET /api/calibration/camera", 200, setup("fits", "as taught", "{}"))) {
            Session session = fromTheCamera(real, "", "", "", "leave");

            assertThat(session.told())
                    .containsSubsequence(
                            "== 7/8  Where the camera stands",
                            "! Camera front: nothing was taught",
                            "! Camera front: zones are taught, its place is not.",
                            "! Camera front: the camera seems to have moved",
                            "Camera front: its place is known.",
                            "== 8/8  The first pick")
                    .anyMatch(line -> line.contains("./lepetpal calibrate camera")
                            && line.contains(real.url() + "/calibrate.html"));
        }
    }

    @Test
    void whoWishesTeachesTheCameraLater() throws IOException {
        try (FakeRobot real = knowsNoPlace(withARealCamera())) {
            assertThat(fromTheCamera(real, "skip", "leave").told()).contains("== 8/8  The first pick");
            assertThat(fromTheCamera(real, "leave").told())
                    .last()
                    .isEqualTo("Go on later with ./lepetpal arm first-run --from camera");
        }
    }

    @Test
    void withoutACameraItIsSaidWhy() throws IOException {
        try (FakeRobot blind = new FakeRobot()
                .refuses(
                        "GET /api/calibration/camera",
                        503,
                        "unavailable",
                        "There is no camera; /health says why",
                        "{'reason': 'no_camera'}")) {
            assertThat(fromTheCamera(blind, "leave").told()).contains("! There is no camera; /health says why");
        }
    }

    @Test
    void aRealArmWithoutAnIdIsSaidToBeComparedWithNothing() throws IOException {
        String real = HEALTHY.replace(", 'simulated': true", "");
        try (FakeRobot robot = new FakeRobot().on("GET /health", 200, real)) {
            assertThat(checked(Map.of(), robot)).anyMatch(line -> line.startsWith("! ARM_ID is not set"));
            assertThat(checked(Map.of("ARM_ID", "my_arm"), robot))
                    .noneMatch(line -> line.contains("ARM_ID"))
                    .anyMatch(line -> line.contains("file of the arm my_arm"));
        }
    }

    private static List<String> checked(Map<String, String> environment, FakeRobot robot) {
        return new Session(new ScriptedPerson(true))
                .call(environment, robot.url(), "arm", "first-run")
                .told();
    }

    @Test
    void anUnknownStepIsAWrongCommandLine() {
        Session session = Session.run(robot.url(), "arm", "first-run", "--from", "lunch");

        assertThat(session.exit()).isEqualTo(2);
        assertThat(session.error()).contains("'lunch'", "check, find, setup, calibrate, teach, home, camera, pick");
    }

    @Test
    void whoLeavesWhileTheArmMovesLeavesItStopped() {
        ends("executing").refuses("GET /status/abc", 500, "internal", "Something went wrong", "");

        Session session =
                Session.run(new ScriptedPerson(true, "go"), robot.url(), "arm", "first-run", "--from", "home");

        assertThat(session.exit()).isEqualTo(1);
        assertThat(robot.orders()).endsWith("POST /cancel {}", robot.orders().getLast());
        assertThat(robot.orders().getLast()).contains("POST /estop {", "\"category\":2");
    }

    @Test
    void anArmThatIsNotSetUpEndsIt() throws IOException {
        try (FakeRobot armless = new FakeRobot()
                .on(
                        "GET /health",
                        200,
                        "{'status': 'ok', 'version': 'v0.1', 'components': {'arm': {'status': 'absent', 'detail':"
                                + " 'ARM=none'}}}")) {
            Session session = Session.run(armless.url(), "arm", "first-run");

            assertThat(session.exit()).isEqualTo(1);
            assertThat(session.told()).anyMatch(line -> line.contains("Set ARM=auto"));
        }
    }
}
