package org.lepetpal.bench.swap;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lepetpal.bench.robot.RobotClient;

/**
 * Watches where the servos are told to go, some fifty times a second, by the clock of the simulated room: no joint may be told to go
 * further than the safety kernel's greatest speed allows.
 */
final class Stride implements AutoCloseable {
    private static final long PERIOD_MILLIS = 20;
    /** Degrees a second, and percent a second of the gripper: the settings' defaults. */
    private static final Map<String, Double> GREATEST_SPEED = Map.of("gripper", 300.0);

    private static final double OTHERS = 240;
    /** Ticks come late and early, and two looks hit them somewhere in between. */
    private static final double SLACK_SECONDS = 0.03;
    /** After the room was laid out anew the arm is elsewhere, too. */
    private static final double SETTLED_SECONDS = 1;

    private final RobotClient robot;
    private final Thread watching;
    private volatile boolean closed;
    private volatile double greatest;
    private volatile long looks;

    Stride(RobotClient robot) {
        this.robot = robot;
        this.watching = Thread.ofPlatform().daemon().name("stride").start(this::watch);
    }

    /** @return whether no step was too long */
    boolean told(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "the longest stride of a joint's goal was %.0f %% of what the slew limit allows, in %d looks%n",
                greatest * 100,
                looks);
        return looks > 0 && greatest <= 1;
    }

    private void watch() {
        Optional<JsonNode> before = Optional.empty();
        double since = 0;
        while (!closed) {
            try {
                JsonNode now = robot.room();
                double seconds = now.path("simulated_seconds").asDouble();
                if (before.isEmpty() || !before.get().path("seed").equals(now.path("seed"))) {
                    since = seconds + SETTLED_SECONDS;
                } else if (seconds > since) {
                    compare(before.get(), now);
                }
                before = Optional.of(now);
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            } catch (IOException noAnswer) {
                before = Optional.empty();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void compare(JsonNode before, JsonNode now) {
        double span = now.path("simulated_seconds").asDouble()
                - before.path("simulated_seconds").asDouble()
                + SLACK_SECONDS;
        JsonNode goals = now.at("/arm/goals");
        for (Map.Entry<String, JsonNode> goal : goals.properties()) {
            double step = Math.abs(goal.getValue().asDouble()
                    - before.at("/arm/goals/" + goal.getKey()).asDouble());
            double allowed = GREATEST_SPEED.getOrDefault(goal.getKey(), OTHERS) * span;
            greatest = Math.max(greatest, step / allowed);
        }
        looks += goals.isEmpty() ? 0 : 1;
    }

    @Override
    public void close() {
        closed = true;
        watching.interrupt();
    }
}
