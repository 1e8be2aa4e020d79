package org.lepetpal.bench.stepped;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
    private static final Duration HOMING = Duration.ofMillis(200);
    private static final int LONGEST_MILLIS = 10_000;
    /** Degrees per second below which a joint counts as still. */
    private static final double STILL = 3;
    /**
     * The same for the gripper, in percent: a second after it closed the safety kernel's stall rule eases its squeeze by a
     * little, which is no motion of the command.
     */
    private static final double EASING = 15;
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
                Motion motion = cancels ? cancelled() : sentHome(home);
                return new Interrupts.Stop(
                        seed,
                        cancels ? "cancel" : "go home",
                        status.path("state").asText().equals("handoff_macro")
                                ? "macro"
                                : status.path("phase").asText("planning"),
                        motion.millis(),
                        motion.joint(),
                        robot.status(id).path("state").asText().equals("aborted"));
            }
        }
    }

    /** @return joints of the arm at home */
    private JsonNode prepare() throws IOException, InterruptedException {
        robot.reset(seed);
        String id = robot.command("go home");
        while (!FINAL.contains(robot.status(id).path("state").asText())) {
            robot.step(HOMING);
        }
        return robot.step(HOMING).path("arm").path("joints");
    }

    private Motion cancelled() throws IOException, InterruptedException {
        JsonNode before = joints(robot.room());
        expect(robot.call("POST", "/cancel", Map.of()), 200);
        Motion last = new Motion(0, 0, "none");
        for (Duration spent = STEP; spent.compareTo(WATCH) <= 0; spent = spent.plus(STEP)) {
            JsonNode now = joints(robot.step(STEP));
            Motion motion = fastest(before, now, spent);
            last = motion.moves() ? motion : last;
            before = now;
        }
        return last;
    }

    private Motion sentHome(JsonNode home) throws IOException, InterruptedException {
        JsonNode before = joints(robot.room());
        Reply reply = robot.call("POST", "/command", Map.of("prompt", "go home"));
        expect(reply, 202);
        Motion last = new Motion(0, 0, "none");
        for (Duration spent = STEP; spent.compareTo(WATCH) <= 0; spent = spent.plus(STEP)) {
            JsonNode now = joints(robot.step(STEP));
            Motion motion = fastestAway(before, now, home, spent);
            last = motion.speed() > DRAGGED && motion.moves() ? motion : last;
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

    private static Motion fastest(JsonNode before, JsonNode now, Duration spent) {
        Motion fastest = new Motion(0, 0, "none");
        for (Map.Entry<String, JsonNode> joint : now.properties()) {
            double moved =
                    joint.getValue().asDouble() - before.path(joint.getKey()).asDouble();
            fastest = fastest.or(Motion.of(Math.abs(moved), spent, joint.getKey()));
        }
        return fastest;
    }

    private static Motion fastestAway(JsonNode before, JsonNode now, JsonNode home, Duration spent) {
        Motion fastest = new Motion(0, 0, "none");
        for (Map.Entry<String, JsonNode> joint : now.properties()) {
            double there = home.path(joint.getKey()).asDouble();
            double away = Math.abs(joint.getValue().asDouble() - there);
            if (away > ARRIVED) {
                double moved = away - Math.abs(before.path(joint.getKey()).asDouble() - there);
                fastest = fastest.or(Motion.of(moved, spent, joint.getKey()));
            }
        }
        return fastest;
    }

    /**
     * The fastest joint in one step.
     *
     * @param speed units per second
     */
    private record Motion(long millis, double speed, String joint) {
        static Motion of(double moved, Duration spent, String joint) {
            return new Motion(spent.toMillis(), moved * 1_000 / STEP.toMillis(), joint);
        }

        boolean moves() {
            return speed > (joint.equals("gripper") ? EASING : STILL);
        }

        Motion or(Motion other) {
            return other.moves() && (!moves() || other.speed > speed) ? other : this;
        }
    }
}
