package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lepetpal.itests.Await;

/**
 * What a person can do to the robot's own bundles in the web console as it comes from Felix, in the middle of a command: no new goal
 * reaches the arm from the next tick on (where the loop itself goes on, it brakes from there), the command ends and says why,
 * {@code /health} says what is not there, and all is well again afterwards: where somebody has uninstalled it, after the next start.
 */
public class StockConsoleIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String SAFETY = "org.lepetpal.safety";
    private static final String COMMAND = "org.lepetpal.command";
    private static final String REST = "org.lepetpal.rest";
    private static final String API = "org.lepetpal.api";
    private static final double TICK_SECONDS = 0.01;
    /** From the next tick on the loop brakes within its limits of acceleration: 0.1 s from the greatest speed. */
    private static final double BRAKED_SECONDS = 0.11;

    private static Robot robot;
    private static Console console;

    @BeforeClass
    public static void start() throws Exception {
        robot = Robot.startForLong(Map.of("TIME", "stepped", "SIM_CAMERA_FPS", "10"));
        console = Console.of(robot);
    }

    @AfterClass
    public static void stop() throws Exception {
        robot.close();
    }

    @Before
    public void atRest() throws Exception {
        awaitWell();
        robot.post("/cancel", "{}");
    }

    @Test
    public void aSafetyKernelThatIsStoppedTakesTheMotionWithIt() throws Exception {
        String id = underWay();
        double before = now();
        act(SAFETY, "stop");
        stands(before, TICK_SECONDS);
        assertThat(health().at("/status").asText()).isEqualTo("degraded");
        assertThat(health().at("/components/safety/detail").asText()).contains("does not run");
        assertThat(health().at("/components/loop/detail").asText()).contains("does not run");
        assertThat(robot.post("/command", "{\"prompt\": \"go home\"}").statusCode())
                .isEqualTo(503);
        act(SAFETY, "start");
        recovers();
        isAborted(id, "taken down");
    }

    @Test
    public void aControlLoopThatIsStoppedMovesNothing() throws Exception {
        String id = underWay();
        double before = now();
        act(COMMAND, "stop");
        stands(before, TICK_SECONDS);
        assertThat(health().at("/status").asText()).isEqualTo("degraded");
        assertThat(health().at("/components/loop/detail").asText()).contains("does not run");
        HttpResponse<String> asked = robot.get("/status/" + id);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(503);
        assertThat(asked.body()).contains("no_loop");
        act(COMMAND, "start");
        recovers();
        isAborted(id, "taken down");
    }

    @Test
    public void whatIsUpdatedOrRefreshedComesBackByItself() throws Exception {
        for (String name : new String[] {SAFETY, COMMAND}) {
            for (String action : new String[] {"update", "refresh"}) {
                String id = underWay();
                long before = ticks();
                act(name, action);
                Await.until("there is another loop", LIMIT, () -> {
                    pass();
                    return ticks() >= 0 && ticks() < before;
                });
                recovers();
                isAborted(id, "taken down");
            }
        }
    }

    @Test
    public void anInterfaceThatIsUpdatedEndsWhatNobodyCouldStopMeanwhileAndOpensItsPortAgain() throws Exception {
        for (String action : new String[] {"update", "refresh"}) {
            String id = underWay();
            double before = now();
            long opened = openings();
            act(REST, action);
            Await.until("the port is open again", LIMIT, () -> openings() > opened);
            awaitWell();
            stands(before, BRAKED_SECONDS);
            isAborted(id, "");
            recovers();
        }
    }

    /** The console goes with the port and its checks of token, host and origin. */
    @Test
    public void anInterfaceThatIsStoppedComesWithTheNextStart() throws Exception {
        String id = underWay();
        act(REST, "stop");
        awaitAbortedAndStartAgain(id, Process::destroy);
        recovers();
        isAborted(id, "");
    }

    /** Whoever is wired to them keeps the classes that he has until he is refreshed: an update alone exchanges nothing. */
    @Test
    public void contractsThatAreStoppedOrUpdatedAreStillThereAndRefreshedOnesRestartTheRobotAroundThem()
            throws Exception {
        String id = underWay();
        act(API, "stop");
        isStillExecuting(id);
        act(API, "start");
        act(API, "update");
        isStillExecuting(id);
        long before = openings();
        act(API, "refresh");
        Await.until("the port is open again", LIMIT, () -> openings() > before);
        recovers();
        isAborted(id, "");
    }

    /**
     * Their classes stay until the next start. Then the interface goes, too: the command is aborted, and nobody is there who could be
     * told so, until the robot is killed and started again.
     */
    @Test
    public void contractsAndAnInterfaceThatAreUninstalledComeWithTheNextStart() throws Exception {
        String id = underWay();
        act(API, "uninstall");
        isStillExecuting(id);
        act(REST, "uninstall");
        awaitAbortedAndStartAgain(id, Process::destroyForcibly);
        recovers();
        isAborted(id, "ended before it did");
    }

    /** Uninstalled, it comes back with the robot's next start, as everything of the distribution does. */
    @Test
    public void aSafetyKernelThatIsUninstalledComesWithTheNextStart() throws Exception {
        String id = underWay();
        double before = now();
        act(SAFETY, "uninstall");
        stands(before, TICK_SECONDS);
        assertThat(health().at("/components/safety/detail").asText()).contains("does not run");
        robot.process().destroy();
        robot.restart();
        recovers();
        isAborted(id, "taken down");
    }

    @Test
    public void aControlLoopThatIsUninstalledComesWithTheNextStart() throws Exception {
        String id = underWay();
        double before = now();
        act(COMMAND, "uninstall");
        stands(before, TICK_SECONDS);
        assertThat(health().at("/status").asText()).isEqualTo("degraded");
        assertThat(health().at("/components/loop/detail").asText()).contains("does not run");
        assertThat(robot.post("/command", "{\"prompt\": \"go home\"}").statusCode())
                .isEqualTo(503);
        robot.process().destroy();
        robot.restart();
        recovers();
        isAborted(id, "taken down");
    }

    /** Where nobody answers any more the log alone tells of the command. */
    private static void awaitAbortedAndStartAgain(String id, Consumer<Process> end) throws Exception {
        try {
            Await.until("the command is aborted", LIMIT, () -> robot.home()
                    .log()
                    .anyMatch(line -> line.contains("command " + id + " was aborted")));
        } finally {
            // Whoever tests next needs the port.
            end.accept(robot.process());
            robot.restart();
        }
    }

    /** Classes need neither a started nor an installed bundle. */
    private static void isStillExecuting(String id) throws Exception {
        robot.step(100);
        assertThat(robot.status(id).get("state").asText()).isEqualTo("executing");
    }

    private static void isAborted(String id, String why) throws Exception {
        JsonNode status = robot.status(id);
        assertThat(status.path("state").asText()).as(status.toString()).isEqualTo("aborted");
        assertThat(status.path("message").asText()).isNotBlank().contains(why);
    }

    private static String underWay() throws Exception {
        robot.post("/sim/reset", "{\"seed\": 7}");
        robot.step(500);
        String id = robot.command("pick up the ball");
        robot.step(800);
        assertThat(Robot.isFinal(robot.status(id))).isFalse();
        return id;
    }

    /** Simulated seconds. */
    private static double now() throws Exception {
        return Robot.json(robot.get("/sim/state")).get("simulated_seconds").asDouble();
    }

    /** No goal has reached the servos later than so many seconds after that. */
    private static void stands(double since, double seconds) throws Exception {
        robot.step(1000);
        JsonNode room = Robot.json(robot.get("/sim/state"));
        assertThat(room.at("/arm/goal_changed_at").asDouble()).isLessThanOrEqualTo(since + seconds);
        room.at("/arm/torque")
                .forEach(on -> assertThat(on.asBoolean()).as("held").isTrue());
    }

    private static void recovers() throws Exception {
        awaitWell();
        Await.until("a command is done", LIMIT, () -> {
            pass();
            HttpResponse<String> taken = robot.post("/command", "{\"prompt\": \"go home\"}");
            return taken.statusCode() == 202
                    && robot.stepUntilFinal(Robot.json(taken).get("request_id").asText(), Duration.ofSeconds(30))
                            .get("state")
                            .asText()
                            .equals("succeeded");
        });
    }

    private static void awaitWell() throws Exception {
        Await.until("the robot is well", LIMIT, () -> {
            pass();
            return isWell();
        });
    }

    private static boolean isWell() throws InterruptedException {
        try {
            return robot.health().equals("ok");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A moment, where the robot is there to be told. */
    private static void pass() throws InterruptedException {
        try {
            robot.post("/sim/step", "{\"ms\": 50}");
        } catch (IOException notThere) {
            Thread.onSpinWait();
        }
    }

    /** Of the loop since it began; -1 where there is none. */
    private static long ticks() throws InterruptedException {
        try {
            return Robot.json(robot.get("/api/status")).at("/loop/ticks").asLong(-1);
        } catch (IOException notThere) {
            return -1;
        }
    }

    /** How often the port was opened since the robot's start. */
    private static long openings() throws IOException {
        return robot.home()
                .log()
                .filter(line -> line.contains("http listens on"))
                .count();
    }

    private static JsonNode health() throws Exception {
        return Robot.json(robot.get("/health"));
    }

    private static void act(String name, String action) throws Exception {
        long bundle = console.bundle(name);
        try {
            console.act(bundle, action);
        } catch (IOException closed) {
            // The port itself goes with some of them, before the answer is out.
            assertThat(action).isIn("update", "refresh", "stop", "uninstall");
        }
    }
}
