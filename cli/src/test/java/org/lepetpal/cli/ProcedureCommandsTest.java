package org.lepetpal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcedureCommandsTest {
    private static final String WORKING = "{'kind': 'calibrate', 'stage': 'working', 'prompt': 'Reading servos.'}";
    private static final String MIDDLE = "{'kind': 'calibrate', 'stage': 'waiting', 'prompt': 'Bring all joints to"
            + " their middle.', 'answers': ['centred', 'repeat'], 'joints': []}";
    private static final String SWEEP = "{'kind': 'calibrate', 'stage': 'waiting', 'prompt': 'Sweep all joints.',"
            + " 'answers': ['swept'], 'joints': [{'name': 'gripper', 'position': 2000, 'min': 1500, 'max': 3000}]}";
    private static final String DONE = "{'kind': 'calibrate', 'stage': 'done', 'prompt': 'Stored.', 'answers': []}";
    private FakeRobot robot;

    @BeforeEach
    void start() throws IOException {
        robot = new FakeRobot().on("POST /estop", 200, "{'status': 'ok'}").on("DELETE /api/arm/procedure", 200, DONE);
    }

    @AfterEach
    void stop() {
        robot.close();
    }

    @Test
    void leadsThroughACalibration() {
        robot.on("POST /api/arm/procedure", 201, WORKING)
                .on("GET /api/arm/procedure", 200, MIDDLE)
                .on("POST /api/arm/procedure/answer", 200, SWEEP)
                .on("POST /api/arm/procedure/answer", 200, DONE);
        ScriptedPerson person = new ScriptedPerson(true, "", "swept");

        Session session = Session.run(person, robot.url(), "arm", "calibrate");

        assertThat(session.exit()).isZero();
        assertThat(robot.orders())
                .containsExactly(
                        "POST /api/arm/procedure {\"kind\":\"calibrate\"}",
                        "POST /api/arm/procedure/answer {\"answer\":\"centred\"}",
                        "POST /api/arm/procedure/answer {\"answer\":\"swept\"}");
        assertThat(person.told())
                .containsSubsequence(
                        "Reading servos.",
                        "Bring all joints to their middle.",
                        "[ENTER = centred; or type: repeat]",
                        "Sweep all joints.",
                        "[ENTER = swept]",
                        "Stored.");
        assertThat(person.shown()).anySatisfy(block -> assertThat(String.join("\n", block))
                .containsPattern("gripper +2000 +1500 +3000 +1500"));
    }

    @Test
    void findAndSetupAreBegunByTheirNames() {
        robot.on("POST /api/arm/procedure", 201, DONE);

        assertThat(Session.run(robot.url(), "arm", "find").exit()).isZero();
        assertThat(Session.run(robot.url(), "arm", "setup").exit()).isZero();

        assertThat(robot.orders())
                .containsExactly(
                        "POST /api/arm/procedure {\"kind\":\"find\"}", "POST /api/arm/procedure {\"kind\":\"setup\"}");
    }

    @Test
    void whoLeavesInTheMiddleLeavesNoProcedureBehind() {
        robot.on("POST /api/arm/procedure", 201, MIDDLE);

        Session session = Session.run(new ScriptedPerson(false), robot.url(), "arm", "calibrate");

        assertThat(session.exit()).isEqualTo(1);
        assertThat(session.error()).contains("the input ended");
        assertThat(robot.orders()).hasSize(3).endsWith("DELETE /api/arm/procedure");
        assertThat(robot.orders().get(1)).contains("POST /estop {", "\"category\":1");
        assertThat(session.told()).last().asString().startsWith("Given up.");
    }

    @Test
    void aFinishedProcedureIsNotAbandoned() {
        robot.on("POST /api/arm/procedure", 201, DONE);

        Session.run(robot.url(), "arm", "calibrate");

        assertThat(robot.orders()).hasSize(1);
    }

    @Test
    void aFailedOneTellsWhyAndFails() {
        robot.on(
                "POST /api/arm/procedure",
                201,
                "{'kind': 'find', 'stage': 'failed', 'prompt': 'Not found.', 'error': 'No port came or went.'}");

        Session session = Session.run(robot.url(), "arm", "find");

        assertThat(session.exit()).isEqualTo(1);
        assertThat(session.told()).contains("! No port came or went.", "Not found.");
    }

    @Test
    void aWrongAnswerIsAskedAgain() {
        robot.on("POST /api/arm/procedure", 201, MIDDLE)
                .refuses("POST /api/arm/procedure/answer", 400, "invalid", "It takes centred or repeat", "")
                .on("POST /api/arm/procedure/answer", 200, DONE);
        ScriptedPerson person = new ScriptedPerson(false, "what", "");

        assertThat(Session.run(person, robot.url(), "arm", "calibrate").exit()).isZero();
        assertThat(person.told()).contains("! It takes centred or repeat");
    }

    @Test
    void goesOnWithTheSameProcedureThatWasLeftHanging() {
        robot.refuses("POST /api/arm/procedure", 409, "busy", "A calibration runs", "{'reason': 'procedure'}")
                .on("GET /api/arm/procedure", 200, MIDDLE)
                .on("POST /api/arm/procedure/answer", 200, DONE);

        assertThat(Session.run(new ScriptedPerson(false, ""), robot.url(), "arm", "calibrate")
                        .exit())
                .isZero();
    }

    @Test
    void anotherProcedureIsNotTakenOver() {
        robot.refuses("POST /api/arm/procedure", 409, "busy", "A calibration runs", "{'reason': 'procedure'}")
                .on("GET /api/arm/procedure", 200, MIDDLE);

        Session session = Session.run(robot.url(), "arm", "setup");

        assertThat(session.exit()).isEqualTo(1);
        assertThat(session.error()).isEqualTo("lepetpal: A calibration runs");
        assertThat(robot.orders()).noneMatch(order -> order.startsWith("DELETE"));
    }

    @Test
    void aQuestionIsSaidOnceAndAgainWhenItIsAskedAgain() {
        String worked =
                MIDDLE.replace("'waiting'", "'working'").replace("'answers': ['centred', 'repeat']", "'answers': []");
        robot.on("POST /api/arm/procedure", 201, MIDDLE)
                .on("POST /api/arm/procedure/answer", 200, worked)
                .on("POST /api/arm/procedure/answer", 200, DONE)
                .on("GET /api/arm/procedure", 200, worked)
                .on("GET /api/arm/procedure", 200, MIDDLE);
        ScriptedPerson person = new ScriptedPerson(false, "", "");

        assertThat(Session.run(person, robot.url(), "arm", "calibrate").exit()).isZero();
        assertThat(person.told())
                .filteredOn("Bring all joints to their middle."::equals)
                .hasSize(2);
    }
}
