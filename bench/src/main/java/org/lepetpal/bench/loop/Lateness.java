package org.lepetpal.bench.loop;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lepetpal.bench.goal.Goal;
import org.lepetpal.bench.robot.RobotClient;

/**
 * How late the robot's control loop was over its last minute, as {@code /health} tells it; microseconds.
 *
 * @param median of all ticks
 * @param p99 99th percentile
 * @param p999 99.9th percentile
 */
public record Lateness(double median, double p99, double p999) {
    private static final Pattern TOLD =
            Pattern.compile("late by ([0-9.]+) ms at the median, ([0-9.]+) at the 99th, ([0-9.]+) at the 99.9th");

    /** Of two quiet minutes one may be so much worse than the other… */
    private static final double RATIO = 1.25;
    /** … or by so much, where next to nothing is compared with nothing. */
    private static final double MICROS = 200;

    /** As it is now. */
    public static Lateness of(RobotClient robot) throws IOException, InterruptedException {
        return of(robot.call("GET", "/health", Map.of())
                .body()
                .at("/components/loop/detail")
                .asText());
    }

    /** @throws IOException when that is not what health says of a loop */
    static Lateness of(String detail) throws IOException {
        Matcher told = TOLD.matcher(detail);
        if (!told.find()) {
            throw new IOException("health says of the loop: " + detail);
        }
        return new Lateness(micros(told.group(1)), micros(told.group(2)), micros(told.group(3)));
    }

    /** The median of each figure; of one at least. */
    public static Lateness median(List<Lateness> all) {
        return new Lateness(median(all, Lateness::median), median(all, Lateness::p99), median(all, Lateness::p999));
    }

    private static double median(List<Lateness> all, ToDoubleFunction<Lateness> figure) {
        double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** Whether both percentiles are the same as of another stretch, but for what differs from minute to minute. */
    public boolean isNoLaterThan(Lateness other) {
        return goals(other).stream().allMatch(Goal::isMet);
    }

    /** What both percentiles may be for that. */
    public List<Goal> goals(Lateness other) {
        return List.of(
                Goal.atMost(bearable(other.p99), "lateness of the loop at the 99th percentile, us", p99),
                Goal.atMost(bearable(other.p999), "lateness of the loop at the 99.9th percentile, us", p999));
    }

    private static double bearable(double micros) {
        return Math.max(RATIO * micros, micros + MICROS);
    }

    private static double micros(String millis) {
        return Double.parseDouble(millis) * 1_000;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "late by %.0f us at the 99th and %.0f us at the 99.9th percentile", p99, p999);
    }
}
