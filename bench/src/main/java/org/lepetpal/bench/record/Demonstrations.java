package org.lepetpal.bench.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lepetpal.bench.robot.Arguments;
import org.lepetpal.bench.robot.Program;
import org.lepetpal.bench.robot.Robot;
import org.lepetpal.bench.robot.RobotClient;

/**
 * Records how the robot picks up the ball, in rooms laid out at random, for others to learn from: ten moments a second from the
 * command until the arm is about to throw, stepped. Episodes that fail are left out, and those that are there already are not
 * recorded again.
 */
public final class Demonstrations {
    private static final String TASK = "pick up the ball";
    private static final Duration MOMENT = Duration.ofMillis(100);
    private static final Duration BEFORE = Duration.ofMillis(400);
    private static final Duration HOMING = Duration.ofSeconds(10);
    private static final int LONGEST = 200;
    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;

    private final RobotClient robot;
    private final Photographer camera;

    private Demonstrations(RobotClient robot, Photographer camera) {
        this.robot = robot;
        this.camera = camera;
    }

    /** Entry from the command line. */
    public static void main(String[] arguments) throws InterruptedException {
        Program.main("record", arguments, Set.of("--to", "--episodes", "--seed"), Demonstrations::record);
    }

    private static boolean record(Arguments arguments, PrintStream out) throws IOException, InterruptedException {
        Path folder = arguments.folder("--to");
        int episodes = arguments.number("--episodes", 300, 1, 100_000);
        int seed = arguments.number("--seed", 10_001, 1, 1_000_000_000);
        Files.createDirectories(folder);
        int kept = 0;
        try (Robot robot = Robot.stepped(arguments.home(), Map.of());
                Photographer camera = new Photographer(robot.client(), WIDTH, HEIGHT)) {
            Demonstrations demonstrations = new Demonstrations(robot.client(), camera);
            for (int i = seed; i < seed + episodes; i++) {
                Path episode = folder.resolve("episode-" + i);
                if (Files.isDirectory(episode)) {
                    continue;
                }
                Optional<Recording> recording = demonstrations.demonstrate(i);
                if (recording.isPresent()) {
                    recording.get().save(episode, WIDTH, HEIGHT);
                    kept++;
                } else {
                    out.println("seed " + i + " is left out: it did not come to a throw");
                }
            }
        }
        out.println(kept + " of " + episodes + " recorded");
        return kept > 0;
    }

    private Optional<Recording> demonstrate(long seed) throws IOException, InterruptedException {
        robot.reset(seed);
        robot.step(BEFORE);
        String id = accepted();
        Recording recording = new Recording();
        while (recording.length() < LONGEST) {
            JsonNode room = robot.room();
            recording.add(camera.take(), robot.measured(), room);
            robot.step(MOMENT);
            String state = robot.status(id).path("state").asText();
            if (state.equals("handoff_macro")) {
                robot.call("POST", "/cancel", Map.of());
                return Optional.of(recording);
            }
            if (!state.equals("executing") && !state.equals("planning")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** After a failure the arm is on its way home, and takes no command until it is there. */
    private String accepted() throws IOException, InterruptedException {
        for (Duration spent = Duration.ZERO; spent.compareTo(HOMING) < 0; spent = spent.plus(MOMENT)) {
            RobotClient.Reply reply = robot.call("POST", "/command", Map.of("prompt", TASK));
            if (reply.code() == 202) {
                return reply.body().path("request_id").asText();
            }
            robot.step(MOMENT);
        }
        return robot.command(TASK);
    }
}
