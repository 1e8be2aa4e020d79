package org.lepetpal.bench.stop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.lepetpal.bench.robot.Program;
import org.lepetpal.bench.robot.Robot;
import org.lepetpal.bench.robot.RobotClient;

/**
 * How long after a person asked for a software stop the last goal reaches the servos that is another one than before, in real
 * time, while a crowd takes all that the API gives. The room tells when a goal changed last; it is asked once the crowd has
 * gone, so that what is measured is an upper bound by that question's own time.
 */
public final class StopLatency {
    private static final double ALLOWED_MILLIS = 50;
    private static final int LONGEST_INTO_COMMAND_MILLIS = 3_000;
    private static final int SETTLING_MILLIS = 600;
    private static final int LOOKS = 20;
    private static final int FIRST = 10;

    private final RobotClient robot;
    private final int size;
    private final Random random;
    private final double[] answered;
    private final double[] ended;
    private long crowdAnswers;
    private double crowdSeconds;

    private StopLatency(RobotClient robot, int stops, int size, long seed) {
        this.robot = robot;
        this.size = size;
        this.random = new Random(seed);
        answered = new double[stops];
        ended = new double[stops];
    }

    /** {@code --stops} 10…10000 (default 100); {@code --crowd} askers, 0…256 (default 32); {@code --seed}; {@code --home}. */
    public static void main(String[] arguments) throws InterruptedException {
        Program.main("stop", arguments, Set.of("--stops", "--crowd", "--seed"), (options, out) -> {
            int stops = options.number("--stops", 100, 10, 10_000);
            int crowd = options.number("--crowd", 32, 0, 256);
            int seed = options.number("--seed", 1, 0, Integer.MAX_VALUE);
            try (Robot robot = Robot.live(options.home(), Map.of())) {
                return new StopLatency(robot.client(), stops, crowd, seed).run(out);
            }
        });
    }

    private boolean run(PrintStream out) throws IOException, InterruptedException {
        for (int i = 0; i < ended.length; i++) {
            stop(i);
            if ((i + 1) % 10 == 0) {
                out.printf(Locale.ROOT, "%d of %d, worst %.1f ms%n", i + 1, ended.length, worst(i + 1));
            }
        }
        return report(out);
    }

    private void stop(int round) throws IOException, InterruptedException {
        robot.reset(round);
        robot.call("POST", "/command", Map.of("prompt", "pick up the ball"));
        TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(LONGEST_INTO_COMMAND_MILLIS));
        long asked;
        long crowded = System.nanoTime();
        try (Crowd crowd = new Crowd(robot, size)) {
            TimeUnit.MILLISECONDS.sleep(500);
            asked = System.nanoTime();
            new Button(robot.base()).press();
            answered[round] = millisSince(asked);
            crowdAnswers += crowd.answers();
            crowdSeconds += (System.nanoTime() - crowded) / 1e9;
        }
        TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS);
        ended[round] = lastGoal(asked);
        robot.call("POST", "/estop/reset", Map.of());
        home();
    }

    /**
     * When the last goal came to the servos, in milliseconds after the stop was asked for, at most: how long ago it is, is
     * only known to within the time that the answer takes, so that the quickest of some counts.
     */
    private double lastGoal(long asked) throws IOException, InterruptedException {
        double shortest = Double.MAX_VALUE;
        double latest = 0;
        for (int i = 0; i < LOOKS; i++) {
            double before = millisSince(asked);
            JsonNode room = robot.room();
            double now = millisSince(asked);
            double ago = 1e3
                    * (room.path("simulated_seconds").asDouble()
                            - room.at("/arm/goal_changed_at").asDouble());
            if (now - before < shortest) {
                shortest = now - before;
                latest = Math.max(0, now - ago);
            }
        }
        return latest;
    }

    /** So that the next command starts from where commands start. */
    private void home() throws IOException, InterruptedException {
        robot.awaitEnd(robot.command("go home"));
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private double worst(int rounds) {
        return Arrays.stream(ended, 0, rounds).max().orElse(0);
    }

    private boolean report(PrintStream out) {
        out.printf(Locale.ROOT, "%n%-34s %8s %8s %8s%n", "ms after the stop was asked for", "median", "99th", "worst");
        print(out, "last goal at the servos", ended);
        print(out, "the first ten of them", Arrays.copyOf(ended, FIRST));
        print(out, "answer to who asked", answered);
        out.printf(
                Locale.ROOT,
                "%d stops, %d askers who got %.0f answers a second%n",
                ended.length,
                size,
                crowdAnswers / crowdSeconds);
        double p99 = at(ended, 0.99);
        out.printf(Locale.ROOT, "stop: 99th percentile %.1f ms, at most %.0f are allowed%n", p99, ALLOWED_MILLIS);
        return p99 <= ALLOWED_MILLIS;
    }

    private static void print(PrintStream out, String name, double[] millis) {
        out.printf(Locale.ROOT, "%-34s %8.1f %8.1f %8.1f%n", name, at(millis, 0.5), at(millis, 0.99), at(millis, 1));
    }

    private static double at(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
