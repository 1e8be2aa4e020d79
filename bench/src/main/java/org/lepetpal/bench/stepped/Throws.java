package org.lepetpal.bench.stepped;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lepetpal.bench.robot.Program;
import org.lepetpal.bench.robot.Robot;
import org.lepetpal.bench.robot.RobotClient;

/**
 * Where the ball lands: one throw in each of so many rooms. The spots have to lie within 10 cm of their mean, and none of
 * the throws may fail.
 */
public final class Throws {
    private static final Set<String> FINAL = Set.of("succeeded", "failed", "aborted");
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration ROLLING = Duration.ofMillis(1_500);
    private static final double ALLOWED = 0.10;

    private final RobotClient robot;

    private Throws(RobotClient robot) {
        this.robot = robot;
    }

    /** {@code --throws}, 1…10000 (default 50); {@code --seed} of the first room (default 1); {@code --home}. */
    public static void main(String[] arguments) throws InterruptedException {
        Program.main("throws", arguments, Set.of("--throws", "--seed"), (options, out) -> {
            int count = options.number("--throws", 50, 1, 10_000);
            int seed = options.number("--seed", 1, 0, Integer.MAX_VALUE - 10_000);
            try (Robot robot = Robot.stepped(options.home(), Map.of())) {
                return new Throws(robot.client()).run(count, seed, out);
            }
        });
    }

    private boolean run(int count, int seed, PrintStream out) throws IOException, InterruptedException {
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JsonNode room = thrown(seed + i);
            JsonNode landed = room.path("ball").path("landed");
            if (landed.isObject()) {
                spots.add(new Spot(landed.path("x").asDouble(), landed.path("y").asDouble()));
            } else {
                out.printf("seed %d: the ball did not land%n", seed + i);
            }
        }
        return !spots.isEmpty() && report(spots, count, out);
    }

    private JsonNode thrown(long seed) throws IOException, InterruptedException {
        robot.reset(seed);
        robot.step(Duration.ofMillis(400));
        String id = robot.command("pick up the ball");
        for (Duration spent = Duration.ZERO; spent.compareTo(LIMIT) < 0; spent = spent.plus(STEP)) {
            robot.step(STEP);
            if (FINAL.contains(robot.status(id).path("state").asText())) {
                break;
            }
        }
        robot.step(ROLLING);
        return robot.room();
    }

    private static boolean report(List<Spot> spots, int count, PrintStream out) {
        double x = spots.stream().mapToDouble(Spot::x).average().orElseThrow();
        double y = spots.stream().mapToDouble(Spot::y).average().orElseThrow();
        double[] away = spots.stream()
                .mapToDouble(spot -> Math.hypot(spot.x() - x, spot.y() - y))
                .sorted()
                .toArray();
        double widest = 0;
        for (Spot one : spots) {
            for (Spot other : spots) {
                widest = Math.max(widest, Math.hypot(one.x() - other.x(), one.y() - other.y()));
            }
        }
        out.printf(
                Locale.ROOT,
                "%d of %d throws landed around x=%.3f y=%.3f m; from there: median %.1f cm, 95 %% within %.1f cm, farthest %.1f cm;"
                        + " the two farthest apart: %.1f cm%n",
                spots.size(),
                count,
                x,
                y,
                100 * away[away.length / 2],
                100 * away[(int) Math.ceil(away.length * 0.95) - 1],
                100 * away[away.length - 1],
                100 * widest);
        boolean good = spots.size() == count && away[away.length - 1] < ALLOWED;
        out.printf(Locale.ROOT, "throws %s%n", good ? "spread less than 10 cm" : "SPREAD TOO MUCH");
        return good;
    }

    private record Spot(double x, double y) {}
}
