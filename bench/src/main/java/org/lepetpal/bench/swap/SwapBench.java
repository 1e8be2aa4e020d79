package org.lepetpal.bench.swap;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.lepetpal.bench.loop.Load;
import org.lepetpal.bench.robot.Program;
import org.lepetpal.bench.robot.Robot;
import org.lepetpal.bench.robot.RobotClient;
import org.lepetpal.bench.robot.Wakefulness;

/**
 * What swaps cost the control loop, in real time, while it serves commands, detects and feeds viewers: a stretch with next to none, then
 * one with swaps of policies, of which every second hands a running command over, then one with swaps of detectors; and how long a restart of
 * the usual Flask program takes instead.
 */
public final class SwapBench {
    private static final Path SECOND_DETECTOR = Path.of("../shared/data/models/yolov8n-int8-qdq.onnx");
    private static final Duration TICK = Duration.ofMillis(10);
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    /** The loop tells percentiles of its last minute: a shorter stretch would tell of the one before too. */
    private static final Duration LEAST = Duration.ofSeconds(61);

    private static final double ALLOWED_MILLIS = 15;
    private static final double ALLOWED_MORE_MICROS = 500;
    private static final double LEAST_DONE = 0.9;

    private final RobotClient robot;
    private final Stride stride;
    private final PrintStream out;

    private SwapBench(RobotClient robot, Stride stride, PrintStream out) {
        this.robot = robot;
        this.stride = stride;
        this.out = out;
    }

    /**
     * {@code --swaps} 100…100000 (default 10000) of policies; {@code --detectors} 10…100000 (default 1000) swaps of detectors, of each more
     * where a minute is not over;
     * {@code --viewers} 0…200 (default 5); {@code --home}.
     */
    public static void main(String[] arguments) throws InterruptedException {
        Program.main("swap", arguments, Set.of("--swaps", "--detectors", "--viewers"), (options, out) -> {
            int swaps = options.number("--swaps", 10_000, 100, 100_000);
            int detectors = options.number("--detectors", 1_000, 10, 100_000);
            int viewers = options.number("--viewers", 5, 0, 200);
            Path example = ExamplePolicy.jar();
            if (!Files.exists(SECOND_DETECTOR)) {
                throw new IOException(SECOND_DETECTOR + " is missing: of one detector alone there is nothing to swap");
            }
            Map<String, String> settings = new HashMap<>(TinyPolicies.SETTINGS);
            settings.put(
                    "YOLO_MODEL", SECOND_DETECTOR.toAbsolutePath().normalize().toString());
            boolean good;
            try (Robot live = Robot.live(options.home(), settings)) {
                Files.copy(example, live.deploy().resolve("wave.jar"));
                TinyPolicies tiny = TinyPolicies.putInto(live);
                try (Load load = new Load(live.client(), viewers)) {
                    good = new SwapBench(live.client(), new Stride(live.client()), out).run(tiny, swaps, detectors);
                    out.printf(Locale.ROOT, "viewers were cut off, or asked in vain, %d times%n", load.cutOff());
                }
            }
            new FlaskRestart(out).measure();
            return good;
        });
    }

    private boolean run(TinyPolicies tiny, int swaps, int detectors) throws IOException, InterruptedException {
        try (Wakefulness awake = Wakefulness.asked()) {
            out.println(awake.words());
            return measure(tiny, swaps, detectors);
        }
    }

    private boolean measure(TinyPolicies tiny, int swaps, int detectors) throws IOException, InterruptedException {
        List<String> policies = tiny.andThese(robot, List.of("wave", "scripted"));
        out.printf("policies: %s%n", String.join(", ", policies));
        List<Map<String, Object>> turns = turns(policies);
        Thread.sleep(WARM_UP);
        // Each of them works for a while: what it takes to think is no swap's doing.
        List<Map<String, Object>> each =
                policies.stream().map(name -> policy(name, "next")).toList();
        Stretch without = stretch(
                "a policy each 16 s",
                new Swaps(robot, stride, "policy", each, policies.size(), Duration.ofSeconds(16)));
        Stretch of = stretch("swaps of policies", new Swaps(robot, stride, "policy", turns, swaps, TICK));
        List<Map<String, Object>> eyes = List.of(
                Map.of("names", List.of("color"), "force", true, "reason", "bench"),
                Map.of("automatic", true, "reason", "bench"));
        Stretch seeing = stretch("swaps of detectors", new Swaps(robot, stride, "detector", eyes, detectors, TICK));
        return isGood(of, without) & isGood(seeing, without);
    }

    /** Twice all of them, every second one at once, and whoever was not in the first round in the other; never one twice in a row. */
    static List<Map<String, Object>> turns(List<String> policies) {
        int count = policies.size();
        return IntStream.range(0, 2 * count)
                .mapToObj(i -> policy(policies.get(i % count), (i % count + i / count) % 2 == 0 ? "next" : "now"))
                .toList();
    }

    private static Map<String, Object> policy(String name, String when) {
        return Map.of("name", name, "when", when, "reason", "bench");
    }

    private boolean isGood(Stretch with, Stretch without) {
        double more = with.lateness() - without.lateness();
        double caused = with.missed() - without.missedShare() * with.ticks();
        // What is missed anyhow varies by its root; where nothing is, nothing may be.
        boolean swapped = with.swaps().doneShare() >= LEAST_DONE;
        boolean noJump = with.swaps().strides().noneCaused(without.swaps().strides());
        boolean noneCaused = caused <= 3 * Math.sqrt(without.missedShare() * with.ticks());
        out.printf(
                Locale.ROOT,
                "%s: %d, of which %.1f %% really were (at least %.0f %%): from request to active, over HTTP, %.2f ms at the median (at most %.0f), %.2f at the 99th percentile, %.2f at"
                        + " worst; lateness at the 99.9th percentile %+.0f us (at most %.0f more); missed ticks %d, where %.1f are"
                        + " missed without swaps: %s; jumps of a goal: %s%n",
                with.name(),
                with.swaps().count(),
                100 * with.swaps().doneShare(),
                100 * LEAST_DONE,
                with.swaps().millis(0.5),
                ALLOWED_MILLIS,
                with.swaps().millis(0.99),
                with.swaps().millis(1),
                more,
                ALLOWED_MORE_MICROS,
                with.missed(),
                without.missedShare() * with.ticks(),
                noneCaused ? "none by swaps" : "some by swaps",
                noJump ? "none by swaps" : "some by swaps");
        return swapped
                && more <= ALLOWED_MORE_MICROS
                && with.swaps().millis(0.5) <= ALLOWED_MILLIS
                && noneCaused
                && noJump;
    }

    private Stretch stretch(String name, Swaps swaps) throws IOException, InterruptedException {
        Stretch stretch = Stretch.of(name, robot, LEAST, swaps);
        out.println(stretch);
        return stretch;
    }
}
