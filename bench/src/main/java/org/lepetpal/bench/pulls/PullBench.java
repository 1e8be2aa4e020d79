package org.lepetpal.bench.pulls;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.lepetpal.bench.goal.Goal;
import org.lepetpal.bench.robot.Program;
import org.lepetpal.bench.robot.Robot;
import org.lepetpal.bench.robot.Vitals;
import org.lepetpal.bench.stream.UsbCamera;
import org.lepetpal.bench.stream.Viewers;
import org.lepetpal.bench.stream.Workshop;

/**
 * A USB camera that is pulled out or falls silent and comes back, again and again, while some viewers watch and others take nothing:
 * whether the robot says so, gets it back by itself, keeps its viewers and its memory, and whether the control loop notices.
 */
public final class PullBench {
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    /** A camera that falls silent is given up after 2 s; then it is looked for with growing waits. */
    private static final Duration SHORTEST = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WAVES = 3;
    private static final int LEAST_QUIET = 4;
    private static final int WATCHING = 5;

    private final Robot robot;
    private final Vitals vitals;
    private final UsbCamera camera;
    private final Duration length;
    private final int stalled;
    private final PrintStream out;
    private final Random random = new Random(1);

    private PullBench(Robot robot, Vitals vitals, UsbCamera camera, Duration length, int stalled, PrintStream out) {
        this.robot = robot;
        this.vitals = vitals;
        this.camera = camera;
        this.length = length;
        this.stalled = stalled;
        this.out = out;
    }

    /**
     * {@code --minutes} with pulls, 1…600 (default 30); {@code --pulls} 4…1000 (default 50); {@code --stalled} viewers that take
     * nothing, 0…50 (default 20); {@code --home}.
     */
    public static void main(String[] arguments) throws InterruptedException {
        Program.main("pulls", arguments, Set.of("--minutes", "--pulls", "--stalled"), (options, out) -> {
            int pulls = options.number("--pulls", 50, 4, 1000);
            Duration length =
                    Duration.ofMinutes(options.number("--minutes", 30, 1, 600)).dividedBy(pulls);
            if (length.compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException(
                        "--pulls " + pulls + " are too many: each takes " + SHORTEST.toSeconds() + " s at least");
            }
            return run(options.home(), pulls, length, options.number("--stalled", 20, 0, 50), out);
        });
    }

    private static boolean run(Path home, int pulls, Duration length, int stalled, PrintStream out)
            throws IOException, InterruptedException {
        try (Workshop workshop = Workshop.open()) {
            UsbCamera camera = workshop.usbCamera()
                    .orElseThrow(() -> new IOException("gcc, Debian's python3-opencv or shared/bench is missing"));
            workshop.feeder();
            Map<String, String> settings = new HashMap<>(camera.environment());
            settings.put("CAMERA", UsbCamera.DEVICE);
            try (Robot robot = Robot.live(home, settings);
                    Vitals vitals = new Vitals(robot)) {
                return new PullBench(robot, vitals, camera, length, stalled, out).run(pulls);
            }
        }
    }

    private boolean run(int pulls) throws IOException, InterruptedException {
        List<Look> quiet = new ArrayList<>();
        List<Round> rounds = new ArrayList<>();
        try (Viewers viewers = Viewers.of(feed(), WATCHING)) {
            warmUp();
            for (int i = 0; i < Math.max(LEAST_QUIET, pulls / 10); i++) {
                Thread.sleep(length);
                quiet.add(Look.at(robot, vitals));
                out.println("camera serves: loop " + quiet.getLast().late());
            }
            out.println(Round.HEAD);
            for (int number = 1; number <= pulls; number++) {
                rounds.add(round(number, number % 2 == 1 ? UsbCamera.State.PULLED : UsbCamera.State.SILENT));
                out.println(rounds.getLast());
            }
            Course course = new Course(quiet, rounds, WATCHING, viewers.connected());
            course.story().forEach(out::println);
            out.println(Goal.HEAD);
            course.goals().forEach(out::println);
            return course.isGood();
        }
    }

    /** The server's threads come with the first who stall. */
    private void warmUp() throws IOException, InterruptedException {
        for (int wave = 0; wave < WAVES; wave++) {
            try (Stalled _ = Stalled.of(feed(), stalled)) {
                Thread.sleep(WARM_UP.dividedBy(WAVES));
            }
        }
    }

    private Round round(int number, UsbCamera.State fault) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        try (Stalled _ = Stalled.of(feed(), stalled)) {
            camera.become(fault);
            double lost = until(false);
            String said = health().path("detail").asText();
            TimeUnit.MILLISECONDS.sleep(random.nextLong(length.toMillis() / 4));
            camera.become(UsbCamera.State.SERVING);
            double back = until(true);
            Thread.sleep(Math.max(0, length.toMillis() - (System.nanoTime() - begun) / 1_000_000));
            return new Round(number, fault, lost, said, back, Look.at(robot, vitals));
        }
    }

    private URI feed() {
        return robot.client().base().resolve("/video_feed");
    }

    /** @return seconds until the robot says so of its camera */
    private double until(boolean serving) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (isServing() != serving) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IOException("the camera is " + (serving ? "not back" : "not lost") + " after "
                        + PATIENCE.toSeconds() + " s: " + health());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** A slow one serves. */
    private boolean isServing() throws IOException, InterruptedException {
        return Set.of("ok", "degraded").contains(health().path("status").asText());
    }

    private JsonNode health() throws IOException, InterruptedException {
        return robot.client().call("GET", "/health", Map.of()).body().at("/components/camera");
    }
}
