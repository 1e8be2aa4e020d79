package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lepetpal.itests.Await;
import org.lepetpal.itests.platform.BadPolicy;
import org.lepetpal.itests.platform.PolicyJar;
import org.lepetpal.itests.platform.StillbornActivator;

/**
 * Policies that do badly in each their own way, dropped in and handed a running command, in real time: the one before is back by
 * itself, and a person is told why in words that a person understands. They are taken untried; see {@link TrialIT}.
 */
public class BadPolicyIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static Robot robot;

    @BeforeClass
    public static void start() throws Exception {
        robot = Robot.start(Map.of("SWAP_LATENCY_BUDGET_MS", "500", "SWAP_TRIAL", "false"));
    }

    @AfterClass
    public static void stop() throws Exception {
        robot.close();
    }

    @Test
    public void anExceptionIsRolledBack() throws Exception {
        rolledBack("throws", "it threw IllegalStateException: I do not know how");
    }

    @Test
    public void notANumberIsRolledBack() throws Exception {
        rolledBack("nan", ".*NaN is not finite");
    }

    @Test
    public void theWrongNumberOfJointsIsRolledBack() throws Exception {
        rolledBack("shape", ".*2 joints planned for an arm of 6");
    }

    @Test
    public void aHogOfMemoryIsRolledBack() throws Exception {
        // How long it takes to eat all there is depends on the machine; it is found out either way.
        rolledBack("hog", "it (threw OutOfMemoryError|gave no answer for|took).*");
    }

    @Test
    public void oneThatHangsIsReplacedAndTheCommandGoesOnElsewhere() throws Exception {
        JsonNode status = rolledBack("hangs", "it (gave no answer for|took) .*");
        assertThat(status.at("/error/code").asText()).as(status.toString()).isIn("", "timeout", "object_not_found");
        assertThat(status.path("policy").asText()).startsWith("scripted@");
    }

    @Test
    public void oneThatIsSlowIsRolledBack() throws Exception {
        rolledBack("slow", "it (gave no answer for|took) .*");
    }

    @Test
    public void oneThatThrowsInItsConstructorIsMovedAside() throws Exception {
        rejected(
                "stillborn",
                PolicyJar.of("org.example.stillborn", "1.0.0", StillbornActivator.class),
                "IllegalStateException: not today");
    }

    @Test
    public void oneThatIsThereAlreadyUnderAnotherFileIsMovedAside() throws Exception {
        drop("tires", "org.lepetpal.api.policy");
        Await.until("it is there", LIMIT, () -> robot.get("/api/modules/policy")
                .body()
                .contains("tires@1.0.0"));
        rejected("tires-again", Files.readAllBytes(jar("tires")), "is there already: org.example.tires 1.0.0");
        assertThat(robot.get("/api/modules/policy").body()).contains("tires@1.0.0");
        Files.delete(jar("tires"));
    }

    /** It is asked what it is by nobody who holds anything up, and is never taken. */
    @Test
    public void oneThatNeverSaysWhatItIsHoldsUpNothing() throws Exception {
        drop("mute", "org.lepetpal.api.policy");
        Await.until("it has failed", LIMIT, () -> detail("mute").startsWith("it has not said what it is for "));
        assertThat(robot.post("/api/modules/policy/active", "{\"name\": \"mute\"}")
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(robot.post("/api/modules/detector/active", "{\"names\": [\"color\"]}")
                        .statusCode())
                .isEqualTo(200);
        Await.until("the robot is well", LIMIT, () -> robot.health().equals("ok"));
        Files.delete(jar("mute"));
        Await.until("it is gone", LIMIT, () -> !robot.get("/api/modules/policy")
                .body()
                .contains("\"mute@1.0.0\""));
    }

    @Test
    public void oneThatIsTornIsMovedAside() throws Exception {
        byte[] whole = PolicyJar.of("org.example.torn", "1.0.0", BadPolicy.class, BadPolicy.BadRun.class);
        rejected("torn", Arrays.copyOf(whole, whole.length / 2), "damaged");
    }

    private static void rejected(String name, byte[] jar, String reason) throws Exception {
        robot.home().drop(name, jar);
        Path why = robot.home().folder().resolve("deploy/rejected/" + name + ".jar.txt");
        Await.until(
                "the reason is written",
                LIMIT,
                () -> Files.exists(why) && Files.readString(why).contains(reason));
        Await.until("it is moved aside", LIMIT, () -> !Files.exists(jar(name)));
        Await.until("the robot is well", LIMIT, () -> robot.health().equals("ok"));
    }

    @Test
    public void oneThatNeedsWhatNobodyHasComesNotAtAllAndHarmsNothing() throws Exception {
        drop("lacks", "org.example.missing");
        Path why = robot.home().folder().resolve("deploy/rejected/lacks.jar.txt");
        Await.until("it is moved aside", LIMIT, () -> Files.exists(why));
        Await.until("the reason is written", LIMIT, () -> Files.readString(why).contains("org.example.missing"));
        assertThat(jar("lacks")).doesNotExist();
        assertThat(robot.get("/api/modules/policy").body()).doesNotContain("lacks@1.0.0");
        Await.until("the robot is well", LIMIT, () -> robot.health().equals("ok"));
    }

    private JsonNode rolledBack(String vice, String reason) throws Exception {
        drop(vice, "org.lepetpal.api.policy");
        Await.until("it is there", LIMIT, () -> robot.offers(vice + "@1.0.0"));
        robot.post("/cancel", "{}");
        robot.post("/sim/reset", "{\"seed\": 7}");
        Await.until(
                "a command is taken",
                LIMIT,
                () -> robot.post("/command", "{\"prompt\": \"pick up the ball\"}")
                                .statusCode()
                        == 202);
        String id =
                Robot.json(robot.get("/api/status")).at("/command/request_id").asText();
        assertThat(robot.post("/api/modules/policy/active", "{\"name\": \"" + vice + "\", \"when\": \"now\"}")
                        .statusCode())
                .isEqualTo(200);
        Await.until("it has failed", LIMIT, () -> !detail(vice).isEmpty());
        assertThat(detail(vice)).matches(reason).doesNotContain("/");
        JsonNode policy = Robot.json(robot.get("/api/modules/policy"));
        assertThat(policy.at("/active/0").asText()).startsWith("scripted@");
        assertThat(policy.get("choice")).as("nor will it be after a restart").isEmpty();
        Await.until("there is a receipt", LIMIT, () -> receipt(vice).isPresent());
        assertThat(receipt(vice).orElseThrow().get("result").asText()).isEqualTo("rolled-back");
        Await.until("the robot is well", LIMIT, () -> robot.health().equals("ok"));
        Await.until(
                "the next one is served",
                LIMIT,
                () -> robot.post("/command", "{\"prompt\": \"go home\"}").statusCode() == 202);
        JsonNode status = robot.status(id);
        Files.delete(jar(vice));
        return status;
    }

    /** The newest that tells of its failure. */
    private static Optional<JsonNode> receipt(String vice) throws Exception {
        for (JsonNode swap : Robot.json(robot.get("/api/swaps")).get("swaps")) {
            if (swap.get("reason").asText().startsWith(vice + "@1.0.0 failed on probation")) {
                return Optional.of(swap);
            }
        }
        return Optional.empty();
    }

    private static String detail(String vice) throws Exception {
        for (JsonNode candidate : Robot.json(robot.get("/api/modules/policy")).get("candidates")) {
            if (candidate.get("name").asText().equals(vice)
                    && candidate.get("state").asText().equals("failed")) {
                return candidate.get("detail").asText();
            }
        }
        return "";
    }

    private static Path jar(String vice) {
        return robot.home().folder().resolve("deploy/" + vice + ".jar");
    }

    /** @param needs a package that it imports besides */
    private static void drop(String vice, String needs) throws Exception {
        robot.home()
                .drop(
                        vice,
                        PolicyJar.needing(
                                needs, "org.example." + vice, "1.0.0", BadPolicy.class, BadPolicy.BadRun.class));
    }
}
