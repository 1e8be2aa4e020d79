package org.lepetpal.bench.swap;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.lepetpal.bench.loop.Lateness;
import org.lepetpal.bench.robot.RobotClient;

/**
 * How the control loop kept time for a while.
 *
 * @param name of the stretch
 * @param swaps what was done meanwhile
 * @param seconds how long it was, the wait after the swaps included
 * @param ticks that were run
 * @param missed ticks
 * @param lateness 99.9th percentile of the newest minute of it, in microseconds
 */
record Stretch(String name, Swaps swaps, double seconds, long ticks, long missed, double lateness) {
    /** Makes the swaps, and goes on with them where that took less than {@code least}: quiet seconds would hide what they cost. */
    static Stretch of(String name, RobotClient robot, Duration least, Swaps swaps)
            throws IOException, InterruptedException {
        JsonNode before = loop(robot);
        long begun = System.nanoTime();
        swaps.run(least);
        double worked = (System.nanoTime() - begun) / 1e9;
        JsonNode after = loop(robot);
        double passed = (System.nanoTime() - begun) / 1e9;
        return new Stretch(
                name,
                swaps,
                passed,
                after.path("ticks").asLong() - before.path("ticks").asLong(),
                after.path("missed_ticks").asLong()
                        - before.path("missed_ticks").asLong(),
                Lateness.of(robot).p999());
    }

    /** Share of its ticks that were missed. */
    double missedShare() {
        return (double) missed / Math.max(1, ticks + missed);
    }

    private static JsonNode loop(RobotClient robot) throws IOException, InterruptedException {
        return robot.call("GET", "/api/status", Map.of()).body().path("loop");
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-28s %6.0f s, %7d ticks, %5d missed, late by %.0f us at the 99.9th percentile; of %d packets to the servos %d led one"
                        + " further than the slew limit allows, the longest stride was %.0f %% of that",
                name,
                seconds,
                ticks,
                missed,
                lateness,
                swaps.strides().packets(),
                swaps.strides().beyond(),
                100 * swaps.strides().longest());
    }
}
