package org.lepetpal.bench.swap;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.lepetpal.bench.robot.RobotClient;

/** Swaps of one slot, one after the other. */
final class Swaps {
    /** A policy of random weights may be rolled back in between, so that the next one is active already. */
    private static final String UNCHANGED = "unchanged";

    private static final String DONE = "done";

    private final RobotClient robot;
    private final String slot;
    private final List<Map<String, Object>> turns;
    private final long periodNanos;
    private final int least;
    private final List<Double> millis = new ArrayList<>();
    private int done;

    /**
     * @param turns what is wished, in turn
     * @param least how many at least
     * @param period from one to the next, or longer where the robot takes longer
     */
    Swaps(RobotClient robot, String slot, List<Map<String, Object>> turns, int least, Duration period) {
        this.robot = robot;
        this.slot = slot;
        this.turns = turns;
        this.periodNanos = period.toNanos();
        this.least = least;
    }

    /** Makes them, and goes on for as long. The answer comes when the new one is active and the old one given back. */
    void run(Duration atLeast) throws IOException, InterruptedException {
        long due = System.nanoTime();
        long end = due + atLeast.toNanos();
        for (int i = 0; i < least || System.nanoTime() < end; i++) {
            long begun = System.nanoTime();
            RobotClient.Reply reply =
                    robot.call("POST", "/api/modules/" + slot + "/active", turns.get(i % turns.size()));
            millis.add((System.nanoTime() - begun) / 1e6);
            String result = reply.body().at("/swap/result").asText();
            if (reply.code() == 200 && result.equals(DONE)) {
                done++;
            } else if (reply.code() != 200 || !result.equals(UNCHANGED)) {
                throw new IOException("swap " + i + " of " + slot + " answered " + reply.code() + ": " + reply.body());
            }
            due = Math.max(due + periodNanos, System.nanoTime());
            LockSupport.parkNanos(due - System.nanoTime());
        }
        Collections.sort(millis);
    }

    /** Share of them by which another one really became active. */
    double doneShare() {
        return (double) done / millis.size();
    }

    /** How many were made. */
    int count() {
        return millis.size();
    }

    /** How long they took from the request to the answer. @param share 0…1, for example 0.5 for the median */
    double millis(double share) {
        return millis.get((int) Math.min(millis.size() - 1, Math.floor(share * millis.size())));
    }
}
