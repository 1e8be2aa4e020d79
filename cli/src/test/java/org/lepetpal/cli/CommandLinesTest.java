package org.lepetpal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLinesTest {
    @Test
    void wrongCommandLinesGiveTwo() {
        for (List<String> words : List.of(
                List.<String>of(),
                List.of("arm"),
                List.of("arm", "fly"),
                List.of("arm", "torque"),
                List.of("arm", "calibration"),
                List.of("arm", "pose", "go"),
                List.of("arm", "home", "--nonsense"))) {
            Session session = Session.run("", words.toArray(String[]::new));

            assertThat(session.exit()).as("%s", words).isEqualTo(2);
            assertThat(session.error()).as("%s", words).startsWith("lepetpal: ");
        }
    }

    @Test
    void helpGivesNought() {
        assertThat(Session.run("", "arm", "calibrate", "--help").exit()).isZero();
    }

    @Test
    void noRobotIsOneLine() throws IOException {
        String free;
        try (FakeRobot gone = new FakeRobot()) {
            free = gone.url();
        }

        Session session = Session.run(free, "arm", "home");

        assertThat(session.exit()).isEqualTo(1);
        assertThat(session.error())
                .isEqualTo("lepetpal: no robot runs at " + free + "; ./lepetpal run starts it, --url names another");
    }

    @Test
    void aRobotOfAnotherVersionIsOneLine() throws IOException {
        try (FakeRobot old = new FakeRobot()) {
            Session session = Session.run(old.url(), "arm", "monitor");

            assertThat(session.exit()).isEqualTo(1);
            assertThat(session.error())
                    .isEqualTo("lepetpal: the robot at " + old.url() + " is of another version: it knows no /api/arm");
        }
    }

    @Test
    void somethingElseAtTheAddressIsOneLine() throws IOException {
        try (FakeRobot page = new FakeRobot().on("GET /api/arm", 200, "<html>\nhello</html>")) {
            Session session = Session.run(page.url(), "arm", "monitor");

            assertThat(session.exit()).isEqualTo(1);
            assertThat(session.error()).contains("is no LePetPal of this version: it answers '<html>'");
        }
    }

    @Test
    void theAddressComesFromTheEnvironmentAndTheTokenGoesAlong() throws IOException {
        try (FakeRobot robot = new FakeRobot().on("POST /estop/reset", 200, "{'status': 'ok'}")) {
            String port = robot.url().substring(robot.url().lastIndexOf(':') + 1);

            Session session = new Session(new ScriptedPerson(false))
                    .call(Map.of("PORT", port, "BIND", "127.0.0.1", "API_TOKEN", "s3cret"), "", "arm", "reset");

            assertThat(session.exit()).isZero();
            assertThat(robot.headers())
                    .containsEntry("Authorization", List.of("Bearer s3cret"))
                    .containsEntry("X-lepetpal-api", List.of("1"));
        }
    }

    @Test
    void aMissingTokenIsSaid() throws IOException {
        try (FakeRobot robot =
                new FakeRobot().refuses("POST /estop/reset", 401, "unauthorized", "A token is needed", "")) {
            assertThat(Session.run(robot.url(), "arm", "reset").error()).contains("API_TOKEN");
        }
    }
}
