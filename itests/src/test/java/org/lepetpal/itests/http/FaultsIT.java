package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Every fault of the arm's bus while the robot picks up a ball, in stepped time, with every packet to the servos judged.
 * The same table is in docs/arm-faults.md.
 */
@RunWith(Parameterized.class)
public class FaultsIT {
    private static final System.Logger LOG = System.getLogger("faults");
    /** Well into the grasp, with all joints on the move or loaded. */
    private static final long INTO_COMMAND_MILLIS = 3000;

    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(25);
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(20);
    /** A loss is noticed after a quarter of a second, and looked for again before it is named. */
    private static final long NOTICED_MILLIS = 500;

    /** Degrees that joints go at most until they rest, and percent of the gripper: it brakes on 5.6 of them. */
    private static final double STAYS = 8;
    /** More than any joint can. */
    private static final double ANYWHERE = 360;

    private static final String WELL = "ok";
    private static Robot robot;
    private static Set<String> threads;

    private final Trouble trouble;

    public FaultsIT(Trouble trouble) {
        this.trouble = trouble;
    }

    /**
     * What goes wrong and what comes of it.
     *
     * @param faults bodies of {@code POST /sim/faults}, injected in this order
     * @param outcome of the command: its state, and its error's code where it has one
     * @param arm status of the arm in /health soon after the fault, while it lasts
     * @param word what the arm's health says then
     * @param travel units that any joint truly goes at most, from the fault to the end of the command
     */
    private record Trouble(String name, List<String> faults, String outcome, String arm, String word, double travel) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The table. */
    @Parameters(name = "{0}")
    public static List<Trouble> table() {
        String gone = "failed arm_error";
        String unsafe = "failed safety";
        String thrown = "succeeded";
        return List.of(
                one("a few lost replies", "{'fault':'drop-reply','servo':3,'times':2}", thrown, WELL, ""),
                one("no replies at all", "{'fault':'drop-reply'}", gone, "down", "does not answer"),
                one("late replies", "{'fault':'delay-reply','ms':20,'times':3}", thrown, WELL, ""),
                one("now and then a flipped bit", "{'fault':'flip-bit','chance':0.02}", thrown, WELL, ""),
                one("wrong checksums", "{'fault':'bad-checksum','servo':2,'times':2}", thrown, WELL, ""),
                one("replies cut off", "{'fault':'truncate-reply','servo':4,'times':2}", thrown, WELL, ""),
                one("stray bytes", "{'fault':'leading-garbage','times':50}", thrown, WELL, ""),
                one("two servos of one id", "{'fault':'duplicate-id','servo':3}", gone, "down", "two servos"),
                one("a servo unplugged", "{'fault':'absent-servo','servo':3}", gone, "down", "servo 3 (elbow_flex)"),
                one("no power", "{'fault':'power-off'}", gone, "down", "power"),
                one("another speed", "{'fault':'wrong-baud','servo':5}", gone, "down", "servo 5 (wrist_roll)"),
                one("the adapter unplugged", "{'fault':'vanish','for_ms':4000}", gone, "down", ""),
                one("the adapter unplugged for a moment", "{'fault':'vanish','for_ms':1000}", thrown, "down", ""),
                new Trouble(
                        "another model after a loss",
                        List.of("{'fault':'wrong-model','servo':2}", "{'fault':'vanish','for_ms':100}"),
                        gone,
                        "down",
                        "model",
                        ANYWHERE),
                new Trouble(
                        "another firmware after a loss",
                        List.of("{'fault':'mixed-firmware','servo':2}", "{'fault':'vanish','for_ms':100}"),
                        gone,
                        "down",
                        "firmware",
                        ANYWHERE),
                one("overload alarm", "{'fault':'error-bits','servo':2,'bits':32}", unsafe, "degraded", "overload"),
                one("alarm of the supply", "{'fault':'error-bits','bits':1}", unsafe, "degraded", "voltage"),
                one("alarm of the sensor", "{'fault':'error-bits','servo':2,'bits':2}", unsafe, "degraded", "angle"),
                one("alarm of heat", "{'fault':'error-bits','servo':2,'bits':4}", unsafe, "degraded", "overheating"),
                one("alarm of the current", "{'fault':'error-bits','servo':2,'bits':8}", unsafe, "degraded", "current"),
                one(
                        "an alarm without a name",
                        "{'fault':'error-bits','servo':2,'bits':16}",
                        unsafe,
                        "degraded",
                        "0x10"),
                one("a motor too hot", "{'fault':'overheat','servo':2}", unsafe, "degraded", "overheating"),
                one("a supply that gives in", "{'fault':'voltage-sag','volts':5}", unsafe, WELL, ""),
                one("a position that stands still", "{'fault':'stuck-position','servo':3}", "failed", WELL, ""),
                still("a position beyond the turn", "{'fault':'position-wrap','servo':3}", unsafe),
                still("all positions beyond the turn", "{'fault':'position-wrap'}", unsafe),
                new Trouble(
                        "a position beyond the turn, and an overload alarm",
                        List.of("{'fault':'position-wrap','servo':3}", "{'fault':'error-bits','servo':3,'bits':32}"),
                        unsafe,
                        "degraded",
                        "overload",
                        STAYS),
                still("a position below 0", "{'fault':'negative-position','servo':3}", unsafe));
    }

    private static Trouble one(String name, String fault, String outcome, String arm, String word) {
        return new Trouble(name, List.of(fault), outcome, arm, word, ANYWHERE);
    }

    private static Trouble still(String name, String fault, String outcome) {
        return new Trouble(name, List.of(fault), outcome, WELL, "", STAYS);
    }

    @BeforeClass
    public static void start() throws Exception {
        robot = Robot.startForLong(Map.of("TIME", "stepped", "SIM_CAMERA_FPS", "10"));
        threads = lastingThreads();
    }

    @AfterClass
    public static void stop() throws Exception {
        robot.close();
    }

    @Before
    public void ballAgain() throws Exception {
        robot.post("/sim/reset", "{\"seed\": 7}");
        robot.step(500);
    }

    @Test
    public void namedOutcomeThenWellAgain() throws Exception {
        PacketJudge judge = new PacketJudge(robot);
        String id = robot.command("pick up the ball");
        robot.step(INTO_COMMAND_MILLIS);
        JsonNode before = trueJoints();
        for (String fault : trouble.faults()) {
            HttpResponse<String> injected = robot.post("/sim/faults", fault.replace('\'', '"'));
            assertThat(injected.statusCode()).as(injected.body()).isEqualTo(200);
        }
        robot.step(NOTICED_MILLIS);
        JsonNode arm = Robot.json(robot.get("/health")).at("/components/arm");
        assertThat(arm.get("status").asText()).as(arm.toString()).isEqualTo(trouble.arm());
        assertThat(arm.get("detail").asText()).contains(trouble.word());

        JsonNode ended = robot.stepUntilFinal(id, COMMAND_LIMIT);

        assertThat(outcome(ended)).as(ended.toString()).startsWith(trouble.outcome());
        assertTravel(before, trueJoints());
        judge.look();
        lift();
        judge.look();
        assertHealth();
        assertNothingLost();
        robot.post("/sim/reset", "{\"seed\": 7}");
        robot.step(500);
        JsonNode next = robot.stepUntilFinal(robot.command("pick up the ball"), COMMAND_LIMIT);
        assertThat(next.get("state").asText()).as("the next one: " + next).isEqualTo("succeeded");
        judge.look();
        LOG.log(Level.INFO, "{0}: {1} packets, worst {2}", trouble, judge.judged(), judge.worst());
        judge.assertNoneUnsafe();
    }

    private static JsonNode trueJoints() throws Exception {
        return Robot.json(robot.get("/sim/state")).at("/arm/joints");
    }

    private void assertTravel(JsonNode before, JsonNode after) {
        before.properties().forEach(joint -> {
            double way = after.get(joint.getKey()).asDouble() - joint.getValue().asDouble();
            assertThat(Math.abs(way)).as("true way of " + joint.getKey()).isLessThan(trouble.travel());
        });
    }

    private static String outcome(JsonNode ended) {
        return (ended.get("state").asText() + " " + ended.at("/error/code").asText()).strip();
    }

    /** Lifts the fault, and asks for home until the robot takes it, as a person would. */
    private static void lift() throws Exception {
        robot.send(robot.request("/sim/faults").DELETE().build());
        String last = "";
        for (long passed = 0; passed < RECOVERY_LIMIT.toMillis(); passed += 250) {
            HttpResponse<String> home = robot.post("/command", "{\"prompt\": \"go home\"}");
            last = home.body();
            if (home.statusCode() == 202) {
                String id = Robot.json(home).get("request_id").asText();
                last = robot.stepUntilFinal(id, RECOVERY_LIMIT).toString();
                if (last.contains("succeeded")) {
                    return;
                }
            }
            robot.step(250);
        }
        throw new AssertionError("not home " + RECOVERY_LIMIT.toSeconds() + " s after the fault was lifted: " + last);
    }

    private static void assertHealth() throws Exception {
        JsonNode health = Robot.json(robot.get("/health"));
        assertThat(health.get("status").asText()).as(health.toString()).isEqualTo(WELL);
    }

    private static void assertNothingLost() throws Exception {
        try (var log = robot.home().log()) {
            assertThat(log.filter(line -> line.contains("\"level\":\"ERROR\"") || !line.contains("\"exception\":\"\"")))
                    .isEmpty();
        }
        assertThat(lastingThreads()).containsAll(threads);
    }

    /** Names of threads that nobody ends while the robot runs; pools and compilers come and go. */
    private static Set<String> lastingThreads() throws Exception {
        Set<String> names = new TreeSet<>();
        Path tasks = Path.of("/proc", String.valueOf(robot.process().pid()), "task");
        if (!Files.isDirectory(tasks)) {
            return names;
        }
        try (var folders = Files.list(tasks)) {
            for (Path folder : folders.toList()) {
                try {
                    names.add(Files.readString(folder.resolve("comm")).strip());
                } catch (IOException ended) {
                    assertThat(folder).as("still there, yet without a name").doesNotExist();
                }
            }
        }
        names.removeIf(name -> name.matches(
                "(qtp|Apache Felix|FelixResolver|C[12] Comp|ForkJoin|Z|RuntimeWorker|Thread-|EventAdmin).*"));
        return names;
    }
}
