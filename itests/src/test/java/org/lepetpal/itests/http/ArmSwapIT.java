package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lepetpal.itests.Await;

/**
 * The operator sets the robot from its simulated arm to one at a serial port and back, a hundred times in the middle of commands: through
 * jSerialComm, the kernel's terminal and the bytes of another process, in real time. To open an arm takes longer than a tick: the command
 * waits for it, and goes on with the other arm.
 */
public class ArmSwapIT {
    private static final System.Logger LOG = System.getLogger("arm-swap");
    private static final int SWAPS = 100;
    /** Swaps, arms that leave and those that come, whose tick under way outlasts half a second: it may wait for a processor, or the other process. */
    private static final int LATE = 4;
    /**
     * Commands that may end for an arm that is gone: on a busy machine it may have been late with its last answer, which counts
     * against it. One that is taken away within a tick is not late; where that was taken for the same 27 commands were lost in all.
     */
    private static final int GONE = 12;

    private static final String NO_ARM = "there is no arm any more";
    /** Swaps after which all is made that is made once. */
    private static final int SETTLED = 20;

    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** The kernel makes up for no pause that is longer than 0.05 s. */
    private static final double LONGEST = TwoArms.longest(0.05);
    /** Threads and files come and go with requests; a hundred swaps would leave more. */
    private static final long SOME = 20;

    /** The first phase in which the arm moves; it takes a second or two. */
    private static final String MOVING = "approach";

    private static TwoArms arms;
    private static Robot robot;

    @BeforeClass
    public static void start() throws Exception {
        arms = TwoArms.start(Map.of("SIM_SEED", "7"));
        robot = arms.robot();
    }

    @AfterClass
    public static void stop() throws Exception {
        if (arms != null) {
            arms.close();
        }
    }

    @Test
    public void armsAreSwappedInTheMiddleOfCommandsWithoutAJump() throws Exception {
        Strides strides = arms.strides();
        boolean simulated = true;
        long threads = 0;
        long files = 0;
        int further = 0;
        int gone = 0;
        for (int swap = 1; swap <= SWAPS; swap++) {
            String id = underWay();
            strides.look();
            simulated = !simulated;
            arms.choose(simulated);
            awaitArm(simulated);
            strides.look();
            String failure = failure(id);
            further += failure.isEmpty() ? 1 : 0;
            gone += failure.equals(NO_ARM) ? 1 : 0;
            if (!simulated) {
                // The room's arm is nobody's now.
                robot.post("/sim/reset", "{}");
            }
            strides.look();
            assertThat(strides.longest())
                    .as("units in one packet, swap " + swap)
                    .isLessThan(LONGEST);
            if (swap == SETTLED) {
                threads = entries("task");
                files = entries("fd");
            }
        }
        LOG.log(
                Level.INFO,
                "{0} of {1} commands went on with the other arm, {2} ended without one; longest stride {3} in {4} packets",
                further,
                SWAPS,
                gone,
                strides.told(),
                strides.packets());
        assertThat(further).as("commands that outlived the swap").isGreaterThan(SWAPS / 2);
        assertThat(gone).as("commands that were not kept for the other arm").isLessThanOrEqualTo(GONE);
        assertThat(strides.packets()).as("packets that were looked at").isGreaterThan(SWAPS * 20L);
        assertThat(entries("task")).as("threads").isLessThan(threads + SOME);
        assertThat(entries("fd")).as("open files").isLessThan(files + SOME);
        int late = 0;
        for (JsonNode receipt : Robot.json(robot.get("/api/swaps")).get("swaps")) {
            String result = receipt.get("result").asText();
            assertThat(result).as(receipt.toString()).isIn("done", "leases-out");
            late += result.equals("leases-out") ? 1 : 0;
        }
        assertThat(late).as("leases that were out for half a second").isLessThanOrEqualTo(LATE);
    }

    /** A command under which the arm moves. The other process may be without a processor for so long that its arm is lost: then another one. */
    private static String underWay() throws Exception {
        AtomicReference<String> id = new AtomicReference<>("");
        Await.until("the arm moves by a command", LIMIT, () -> {
            if (id.get().isEmpty() || Robot.isFinal(robot.status(id.get()))) {
                id.set(Robot.json(robot.post("/command", "{\"prompt\": \"pick up the ball\"}"))
                        .path("request_id")
                        .asText());
            }
            return !id.get().isEmpty()
                    && robot.status(id.get()).path("phase").asText().equals(MOVING);
        });
        return id.get();
    }

    private static void awaitArm(boolean simulated) throws Exception {
        Await.until("the other arm is in use", LIMIT, () -> {
            JsonNode health = Robot.json(robot.get("/health")).at("/components/arm");
            return arms.isActive(simulated) && health.get("status").asText().equals("ok");
        });
    }

    /**
     * It waits up to 2 s for the other arm. Where that took longer, or the one before had not answered any more, it has ended and says so.
     * @return why it ended; empty when it went on
     */
    private static String failure(String id) throws Exception {
        robot.post("/cancel", "{}");
        Await.until("the command is over", LIMIT, () -> Robot.isFinal(robot.status(id)));
        JsonNode status = robot.status(id);
        String error = status.at("/error/code").asText();
        assertThat(error).as(status.toString()).isIn("arm_error", "");
        return error.isEmpty() ? "" : status.get("message").asText();
    }

    private static long entries(String kind) throws IOException {
        try (Stream<Path> entries =
                Files.list(Path.of("/proc", String.valueOf(robot.process().pid()), kind))) {
            return entries.count();
        }
    }
}
