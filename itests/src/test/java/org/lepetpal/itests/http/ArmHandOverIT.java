package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lepetpal.itests.Await;
import org.lepetpal.itests.platform.PolicyJar;
import org.lepetpal.itests.platform.SwingPolicy;

/**
 * A running command is handed from the simulated arm to one at a serial port and back, some tens of times, and goes on with each. Only
 * where the other process had no processor for so long that its arm was lost does it end, and another is given. That process's servos move
 * in the machine's time, while the robot's is stepped: it is slow enough for them.
 */
public class ArmHandOverIT {
    private static final int SWAPS = 40;
    private static final int TICKS_EACH = 20;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** At 100 Hz. */
    private static final double TICK_SECONDS = 0.01;

    private static final String COMMAND = "{\"prompt\": \"pick up the ball\", \"options\": {\"timeout_ms\": 600000}}";

    private static TwoArms arms;
    private static Robot robot;

    @BeforeClass
    public static void start() throws Exception {
        arms = TwoArms.start(Map.of("TIME", "stepped"));
        robot = arms.robot();
    }

    @AfterClass
    public static void stop() throws Exception {
        if (arms != null) {
            arms.close();
        }
    }

    @Test
    public void aCommandGoesFromArmToArmWithoutAJump() throws Exception {
        swing();
        Strides strides = arms.strides();
        String id = command();
        boolean simulated = true;
        int kept = 0;
        for (int swap = 1; swap <= SWAPS; swap++) {
            simulated = !simulated;
            arms.choose(simulated);
            awaitArm(simulated);
            for (int tick = 0; tick < TICKS_EACH; tick++) {
                robot.step(10);
            }
            strides.look();
            String which = "units in one packet, swap " + swap + ": " + strides.told();
            assertThat(strides.longestInTheRoom()).as(which).isLessThan(TwoArms.longest(TICK_SECONDS));
            assertThat(strides.longest()).as(which).isLessThan(TwoArms.unanswered(TICK_SECONDS));
            JsonNode status = robot.status(id);
            if (Robot.isFinal(status)) {
                assertThat(status.at("/error/code").asText())
                        .as(status.toString())
                        .isEqualTo("arm_error");
                id = command();
            } else {
                kept++;
            }
        }
        System.getLogger("arm-hand-over")
                .log(
                        System.Logger.Level.INFO,
                        "the command went on in {0} of {1} hand-overs; longest stride {2} in {3} packets",
                        kept,
                        SWAPS,
                        strides.told(),
                        strides.packets());
        assertThat(kept).as("hand-overs that the command outlived").isGreaterThan(SWAPS / 2);
        assertThat(strides.packets()).isGreaterThan(SWAPS * TICKS_EACH / 2);
    }

    /** A policy that never comes to an end. */
    private static void swing() throws Exception {
        robot.home()
                .drop(
                        "swing",
                        PolicyJar.of("org.example.swing", "1.0.0", SwingPolicy.class, SwingPolicy.SwingRun.class));
        Await.until("it is there", LIMIT, () -> robot.offers("swing@1.0.0"));
        assertThat(robot.post("/api/modules/policy/active", "{\"name\": \"swing\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    /** One that is on its way; until the other arm has answered twice none is taken. */
    private static String command() throws Exception {
        StringBuilder id = new StringBuilder();
        Await.until("a command is taken", LIMIT, () -> {
            id.append(Robot.json(robot.post("/command", COMMAND))
                    .path("request_id")
                    .asText());
            robot.step(20);
            return !id.isEmpty();
        });
        for (int tick = 0; tick < TICKS_EACH; tick++) {
            robot.step(10);
        }
        return id.toString();
    }

    private static void awaitArm(boolean simulated) throws Exception {
        Await.until("the other arm is in use", LIMIT, () -> {
            robot.step(10);
            return arms.isActive(simulated);
        });
    }
}
