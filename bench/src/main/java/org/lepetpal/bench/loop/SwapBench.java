package org.lepetpal.bench.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lepetpal.bench.robot.Program;
import org.lepetpal.bench.robot.Robot;
import org.lepetpal.bench.robot.RobotClient;

/**
 * What swapping policies costs the control loop, in real time, while it picks up balls, detects and feeds viewers: first a
 * stretch without swaps, then one with them, back and forth between the scripted policy and the example of
 * {@code examples/wave-policy}, as fast as one caller gets answers.
 */
public final class SwapBench {
    private static final Path EXAMPLE = Path.of("examples/wave-policy/target/org.example.wave-1.0.0.jar");
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final int LEAST_SECONDS = 60;
    private static final double ALLOWED_MILLIS = 15;
    private static final double ALLOWED_MORE_MICROS = 500;

    private final RobotClient robot;
    private final PrintStream out;

    private SwapBench(RobotClient robot, PrintStream out) {
        this.robot = robot;
        this.out = out;
    }

    /** {@code --swaps} 100…100000 (default 10000); {@code --viewers} 0…200 (default 5); {@code --home}. */
    public static void main(String[] arguments) throws InterruptedException {
        Program.main("swap", arguments, Set.of("--swaps", "--viewers"), (options, out) -> {
            int swaps = options.number("--swaps", 10_000, 100, 100_000);
            int viewers = options.number("--viewers", 5, 0, 200);
            if (!Files.exists(EXAMPLE)) {
                throw new IOException(EXAMPLE + " is missing; build it: mvn -f examples/wave-policy package");
            }
            try (Robot live = Robot.live(options.home(), Map.of());
                    Load _ = new Load(live.client(), viewers)) {
                Files.copy(EXAMPLE, live.deploy().resolve("wave.jar"));
                return new SwapBench(live.client(), out).run(swaps);
            }
        });
    }

    private boolean run(int swaps) throws IOException, InterruptedException {
        Thread.sleep(WARM_UP);
        Stretch without = stretch("without swaps", () -> Thread.sleep(Duration.ofSeconds(LEAST_SECONDS)));
        double[] asked = new double[swaps];
        Stretch with = stretch("with " + swaps + " swaps", () -> swap(asked));
        Arrays.sort(asked);
        double median = asked[swaps / 2];
        out.printf(
                Locale.ROOT,
                "from request to active, over HTTP: median %.2f ms, 99th percentile %.2f, worst %.2f%n",
                median,
                asked[swaps * 99 / 100],
                asked[swaps - 1]);
        double more = with.lateness() - without.lateness();
        out.printf(
                Locale.ROOT,
                "swap: lateness at the 99.9th percentile %+.0f us (at most %.0f allowed), missed ticks %.4f %% with and"
                        + " %.4f %% without, median %.2f ms (at most %.0f)%n",
                more,
                ALLOWED_MORE_MICROS,
                with.missedShare() * 100,
                without.missedShare() * 100,
                median,
                ALLOWED_MILLIS);
        return more <= ALLOWED_MORE_MICROS && median <= ALLOWED_MILLIS;
    }

    /** There and back again. The answer comes when the new one is active and the old one given back. */
    private void swap(double[] millis) throws IOException, InterruptedException {
        String[] names = {"wave", "scripted"};
        for (int i = 0; i < millis.length; i++) {
            long begun = System.nanoTime();
            RobotClient.Reply reply =
                    robot.call("POST", "/api/modules/policy/active", Map.of("name", names[i % 2], "reason", "bench"));
            millis[i] = (System.nanoTime() - begun) / 1e6;
            if (reply.code() != 200 || !reply.body().at("/swap/result").asText().equals("done")) {
                throw new IOException("swap " + i + " answered " + reply.code() + ": " + reply.body());
            }
        }
    }

    /** The loop tells percentiles of its last minute: of a shorter stretch they tell of the one before too. */
    private Stretch stretch(String name, Work work) throws IOException, InterruptedException {
        JsonNode before = loop();
        long begun = System.nanoTime();
        work.run();
        double worked = (System.nanoTime() - begun) / 1e9;
        JsonNode after = loop();
        Stretch stretch = new Stretch(
                after.path("ticks").asLong() - before.path("ticks").asLong(),
                after.path("missed_ticks").asLong()
                        - before.path("missed_ticks").asLong(),
                Lateness.of(robot).p999());
        out.printf(
                Locale.ROOT,
                "%-20s %6.0f s, %7d ticks, %5d missed, late by %.0f us at the 99.9th percentile%n",
                name,
                worked,
                stretch.ticks(),
                stretch.missed(),
                stretch.lateness());
        return stretch;
    }

    private JsonNode loop() throws IOException, InterruptedException {
        return robot.call("GET", "/api/status", Map.of()).body().path("loop");
    }

    private record Stretch(long ticks, long missed, double lateness) {
        double missedShare() {
            return (double) missed / Math.max(1, ticks + missed);
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }
}
