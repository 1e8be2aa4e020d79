package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lepetpal.itests.Await;

/**
 * The robot drives an arm at a serial port as it would a bought one: through jSerialComm, the kernel's terminal and the
 * bytes of another process, paced as by the wire, in real time.
 */
public class TerminalArmIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final double ARRIVED_DEGREES = 3;

    private static final String HOME = "{\"prompt\": \"go home\"}";

    private static TerminalBus bus;
    /** The name under which the robot knows the port, as udev makes one: it goes with the adapter and comes with it. */
    private static Path port;

    private static Robot robot;
    private static int losses;

    @BeforeClass
    public static void start() throws Exception {
        bus = TerminalBus.start("--port-speed", "--seed", "7");
        port = Files.createTempDirectory("by-id").resolve("usb-arm");
        Files.createSymbolicLink(port, Path.of(bus.path()));
        robot = Robot.start(Map.of("ARM", port.toString()));
    }

    @AfterClass
    public static void stop() throws Exception {
        System.getLogger("terminal")
                .log(System.Logger.Level.INFO, "the arm of the other process was lost {0} times", losses);
        if (robot != null) {
            robot.close();
        }
        bus.close();
        Files.deleteIfExists(port);
        Files.delete(port.getParent());
    }

    @Test
    public void itIsARealArmThatGoesWhereItIsSent() throws Exception {
        JsonNode arm = measured();
        assertThat(arm.get("simulated").asBoolean())
                .as("what answers at a port is real")
                .isFalse();
        assertThat(arm.get("joints")).hasSize(6).allSatisfy(joint -> assertThat(
                        joint.at("/reading/volts").asDouble())
                .isGreaterThan(4));

        int moved = (int) Math.round(joint(arm, "shoulder_pan") + 20);
        HttpResponse<String> taught = robot.send(robot.request("/api/arm/poses/aside")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"positions\": [" + moved + ", -90, 85, 45, 0, 15]}"))
                .build());
        assertThat(taught.statusCode()).as(taught.body()).isEqualTo(200);
        done("/api/arm/poses/aside/go", "{}");
        assertThat(joint(measured(), "shoulder_pan")).isCloseTo(moved, within(ARRIVED_DEGREES));
        done("/command", HOME);
    }

    @Test
    public void aServoWhoseCableIsPulledIsSaidAndTheArmTakenBackWhenItReturns() throws Exception {
        bus.type("fault absent-servo servo=3");
        awaitDown("servo 3 (elbow_flex) does not answer");
        assertThat(robot.post("/command", HOME).statusCode()).isEqualTo(503);

        bus.type("remove all");

        Await.until("the arm is back", LIMIT, () -> arm().get("status").asText().equals("ok"));
        done("/command", HOME);
    }

    /** The adapter is gone, and so are the port and its name; it comes back under another path, to which the name leads then. */
    @Test
    public void aPortThatVanishesIsNamedAndTheArmTakenBackUnderAnotherPath() throws Exception {
        String before = bus.path();
        Files.delete(port);
        bus.type("fault vanish");
        awaitDown("there is no serial port " + port);
        assertThat(robot.post("/command", HOME).statusCode()).isEqualTo(503);

        bus.type("remove all");
        Await.until("the terminal is back", LIMIT, () -> !bus.path().equals(before));
        Files.createSymbolicLink(port, Path.of(bus.path()));

        Await.until("the arm is back", LIMIT, () -> arm().get("status").asText().equals("ok"));
        done("/command", HOME);
    }

    private static void awaitDown(String why) throws Exception {
        Await.until(
                "/health says: " + why,
                LIMIT,
                () -> arm().get("status").asText().equals("down")
                        && arm().get("detail").asText().contains(why));
    }

    private static JsonNode arm() throws Exception {
        return Robot.json(robot.get("/health")).at("/components/arm");
    }

    /** The arm as of a tick in which it answered: the other process may have been without a processor in the newest one. */
    private static JsonNode measured() throws Exception {
        AtomicReference<JsonNode> seen = new AtomicReference<>();
        Await.until("it is measured", LIMIT, () -> {
            HttpResponse<String> answer = robot.get("/api/arm");
            if (answer.statusCode() == 200) {
                seen.set(Robot.json(answer));
            }
            return answer.statusCode() == 200
                    && seen.get().at("/joints/0/reading").isObject();
        });
        return seen.get();
    }

    /**
     * Asks until it was done, as a person would. The loop ends a command after three calls in a row without a sound answer,
     * some 30 ms: a servo answers within two, the other process whenever it gets a processor. Each such end is
     * counted and printed; any other is a failure.
     */
    private static void done(String path, String body) throws Exception {
        Await.until(path + " " + body, LIMIT, () -> {
            HttpResponse<String> answer = robot.post(path, body);
            if (answer.statusCode() == 503) {
                assertThat(Robot.json(answer).at("/error/details/reason").asText())
                        .as(answer.body())
                        .isEqualTo("no_arm");
            }
            if (answer.statusCode() != 202) {
                return false;
            }
            String id = Robot.json(answer).get("request_id").asText();
            Await.until("it is over", LIMIT, () -> Robot.isFinal(robot.status(id)));
            JsonNode ended = robot.status(id);
            if (ended.get("state").asText().equals("succeeded")) {
                return true;
            }
            assertThat(ended.at("/error/code").asText()).as(ended.toString()).isEqualTo("arm_error");
            losses++;
            return false;
        });
    }

    private static double joint(JsonNode arm, String name) {
        for (JsonNode joint : arm.get("joints")) {
            if (joint.get("name").asText().equals(name)) {
                return joint.at("/reading/position").asDouble();
            }
        }
        throw new AssertionError("no joint " + name + " in " + arm);
    }
}
