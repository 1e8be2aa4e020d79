package org.lepetpal.bench.stepped;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import org.lepetpal.bench.robot.RobotClient;
import org.lepetpal.bench.robot.RobotClient.Reply;

/**
 * One command, interrupted at a random moment. Its motion has ended when from then on no joint moves any more, or, on the
 * way home, none moves away from home.
 */
final class Interrupt {
    private static final Set<String> FINAL = Set.of("succeeded", "failed", "aborted");
    private static final Duration STEP = Duration.ofMillis(40);
    private static final Duration WATCH = Duration.ofMillis(1_200);
    private static final Duration EMPTIED = Duration.ofSeconds(1);
    private static final Duration HOMING = Duration.ofMillis(200);
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final int LONGEST_MILLIS = 10_000;
    /** Degrees per second (percent for the gripper) below which a joint counts as still. */
    private static final double STILL = 3;
    /** The same for a joint that others drag along on their way home. */
    private static final double DRAGGED = 10;
    /** Units within which a joint counts as arrived: there it may swing. */
    private static final double ARRIVED = 5;

    private final RobotClient robot;
    private final long seed;
    private final Random random;

    Interrupt(RobotClient robot, long seed) {
        this.robot = robot;
        this.seed = seed;
        this.random = new Random(seed);
    }

    Interrupts.Stop run() throws IOException, InterruptedException {
        while (true) {
            JsonNode home = prepare();
            String id = robot.command(random.nextInt(10) < 7 ? "pick up the ball" : "get the treat");
            robot.step(Duration.ofMillis(1 + random.nextInt(LONGEST_MILLIS)));
            JsonNode status = robot.status(id);
            if (!FINAL.contains(status.path("state").asText())) {
                boolean cancels = random.nextBoolean();
                long millis = cancels ? cancelled() : sentHome(home);
                return new Interrupts.Stop(
                        seed,
                        cancels ? "cancel" : "go home",
                        status.path("state").asText().equals("handoff_macro")
                                ? "macro"
                                : status.path("phase").asText("planning"),
                        millis,
                        robot.status(id).path("state").asText().equals("aborted"));
            }
        }
    }

    /** @return joints of the arm at home */
    private JsonNode prepare() throws IOException, InterruptedException {
        robot.reset(seed);
        // A way home that is still under way would be joined, with the jaws as they were kept for what the old room had
        // in them. That
        // they are empty the kernel believes after half a second of light work (decision 28).
        expect(robot.call("POST", "/cancel", Map.of()), 200);
        robot.step(EMPTIED);
        String id = robot.command("go home");
        while (!FINAL.contains(robot.status(id).path("state").asText())) {
            robot.step(HOMING);
        }
        return atRest();
    }

    /** The gripper may still be closing when the arm is at home. */
    private JsonNode atRest() throws IOException, InterruptedException {
        JsonNode before = joints(robot.step(HOMING));
        for (Duration spent = Duration.ZERO; spent.compareTo(SETTLING) < 0; spent = spent.plus(STEP)) {
            JsonNode now = joints(robot.step(STEP));
            if (!moves(before, now)) {
                return now;
            }
            before = now;
        }
        throw new IOException("the arm does not come to rest at home");
    }

    private long cancelled() throws IOException, InterruptedException {
        JsonNode before = joints(robot.room());
        expect(robot.call("POST", "/cancel", Map.of()), 200);
        return lastMotion(before, Interrupt::moves);
    }

    private long sentHome(JsonNode home) throws IOException, InterruptedException {
        JsonNode before = joints(robot.room());
        expect(robot.call("POST", "/command", Map.of("prompt", "go home")), 202);
        return lastMotion(before, (was, is) -> leaves(was, is, home));
    }

    /** Milliseconds after which it was seen for the last time; 0 if never. */
    private long lastMotion(JsonNode start, BiPredicate<JsonNode, JsonNode> motion)
            throws IOException, InterruptedException {
        JsonNode before = start;
        long last = 0;
        for (Duration spent = STEP; spent.compareTo(WATCH) <= 0; spent = spent.plus(STEP)) {
            JsonNode now = joints(robot.step(STEP));
            if (motion.test(before, now)) {
                last = spent.toMillis();
            }
            before = now;
        }
        return last;
    }

    private static void expect(Reply reply, int code) throws IOException {
        if (reply.code() != code) {
            throw new IOException("answered " + reply.code() + ": " + reply.body());
        }
    }

    private static JsonNode joints(JsonNode room) {
        return room.path("arm").path("joints");
    }

    private static boolean moves(JsonNode before, JsonNode now) {
        for (Map.Entry<String, JsonNode> joint : now.properties()) {
            double moved =
                    joint.getValue().asDouble() - before.path(joint.getKey()).asDouble();
            if (speed(Math.abs(moved)) > STILL) {
                return true;
            }
        }
        return false;
    }

    private static boolean leaves(JsonNode before, JsonNode now, JsonNode home) {
        for (Map.Entry<String, JsonNode> joint : now.properties()) {
            double there = home.path(joint.getKey()).asDouble();
            double away = Math.abs(joint.getValue().asDouble() - there);
            double moved = away - Math.abs(before.path(joint.getKey()).asDouble() - there);
            if (away > ARRIVED && speed(moved) > DRAGGED) {
                return true;
            }
        }
        return false;
    }

    private static double speed(double moved) {
        return moved * 1_000 / STEP.toMillis();
    }
}
