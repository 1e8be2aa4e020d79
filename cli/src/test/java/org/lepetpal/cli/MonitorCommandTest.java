package org.lepetpal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MonitorCommandTest {
    private static final String ARM = "{'model': 'so101', 'simulated': true, 'activity': 'idle', 'joints': [{'name':"
            + " 'elbow_flex', 'unit': 'degrees', 'min': -96.8, 'max': 96.8, 'max_speed': 250, 'reading': {'position':"
            + " 12.34, 'speed': -1.5, 'load_percent': 7.0, 'volts': 7.4, 'celsius': 31, 'amperes': 0.06, 'faults':"
            + " 36}}], 'stop': {'latched': true, 'category': 2, 'reason': 'dog', 'at_rest': true}}";
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
    void drawsATableInPlaceUntilQ() {
        robot.on("GET /api/arm", 200, ARM);
        ScriptedPerson person = new ScriptedPerson(true, "x", "q");

        Session session = Session.run(person, robot.url(), "arm", "monitor");

        assertThat(session.exit()).isZero();
        assertThat(person.told()).isEmpty();
        assertThat(person.shown()).hasSize(2).allSatisfy(block -> assertThat(String.join("\n", block))
                .startsWith("so101 (simulated), idle, Software stop, category 2: dog\n")
                .containsPattern(
                        "elbow_flex +12\\.3 ° +-96\\.8 … +96\\.8 +-1\\.5 +7\\.0 +7\\.4 +31 +0\\.060  HOT OVERLOAD")
                .endsWith("q ends"));
    }

    @Test
    void writesPlainLinesWhereNoTerminalIs() {
        robot.on("GET /api/arm", 200, ARM);
        ScriptedPerson person = new ScriptedPerson(false);

        Session session = Session.run(person, robot.url(), "arm", "monitor", "--count", "3", "--interval", "20");

        assertThat(session.exit()).isZero();
        assertThat(person.shown()).isEmpty();
        assertThat(person.told()).hasSize(3).allSatisfy(line -> assertThat(line)
                .containsPattern("^\\d\\d:\\d\\d")
                .contains("so101 (simulated)", "elbow_flex=12.3°/7%/7.4V/31°C/0.06A/HOT OVERLOAD"));
    }

    @Test
    void keepsWatchingAnArmThatIsLostAndComesBack() {
        robot.on("GET /api/arm", 200, ARM)
                .refuses("GET /api/arm", 503, "unavailable", "There is no arm", "")
                .on("GET /api/arm", 200, ARM);
        ScriptedPerson person = new ScriptedPerson(false);

        assertThat(Session.run(person, robot.url(), "arm", "monitor", "--count=3")
                        .exit())
                .isZero();
        assertThat(person.told().get(1)).endsWith("There is no arm");
        assertThat(person.told().get(2)).contains("elbow_flex");
    }

    @Test
    void showsAJointThatWasNotMeasured() {
        robot.on(
                "GET /api/arm",
                200,
                "{'model': 'so101', 'joints': [{'name': 'gripper', 'unit': 'percent', 'min': 0, 'max': 100}]}");

        assertThat(Session.run(robot.url(), "arm", "monitor", "--count=1").told())
                .singleElement()
                .asString()
                .contains("gripper=NaN%");
    }

    @Test
    void noArmAtFirstIsAnError() {
        robot.refuses("GET /api/arm", 503, "unavailable", "There is no arm", "{'reason': 'arm'}");

        Session session = Session.run(robot.url(), "arm", "monitor");

        assertThat(session.exit()).isEqualTo(1);
        assertThat(session.error()).isEqualTo("lepetpal: There is no arm");
    }

    @Test
    void anIntervalThatIsTooShortIsAWrongCommandLine() {
        assertThat(Session.run(robot.url(), "arm", "monitor", "--interval", "5").exit())
                .isEqualTo(2);
    }
}
