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
    /**
     * Results of swaps that were none, or not quite: a policy of random weights may be rolled back in between, so that the next one is active
     * already; and on a machine that is too busy a detector may look for longer than a swap waits for it.
     */
    private static final Map<String, String> NOT_QUITE = Map.of("policy", "unchanged", "detector", "leases-out");

    private static final String DONE = "done";

    private static final long LOOK_NANOS = 1_000_000_000;

    private final RobotClient robot;
    private final Stride stride;
    private final String slot;
    private final List<Map<String, Object>> turns;
    private final long periodNanos;
    private final int least;
    private final List<Double> millis = new ArrayList<>();
    private int done;
    private Strides strides = Strides.NONE;

    /**
     * @param stride looks at what the servos are told meanwhile
     * @param turns what is wished, in turn
     * @param least how many at least
     * @param period from one to the next, or longer where the robot takes longer
     */
    Swaps(RobotClient robot, Stride stride, String slot, List<Map<String, Object>> turns, int least, Duration period) {
        this.robot = robot;
        this.stride = stride;
        this.slot = slot;
        this.turns = turns;
        this.periodNanos = period.toNanos();
        this.least = least;
    }

    /** Makes them, and goes on for as long. The answer comes when the new one is active and the old one given back. */
    void run(Duration atLeast) throws IOException, InterruptedException {
        long due = System.nanoTime();
        long end = due + atLeast.toNanos();
        // What was before is nobody's doing here.
        stride.skip();
        long lookDue = due + LOOK_NANOS;
        for (int i = 0; i < least || System.nanoTime() < end; i++) {
            long begun = System.nanoTime();
            RobotClient.Reply reply =
                    robot.call("POST", "/api/modules/" + slot + "/active", turns.get(i % turns.size()));
            millis.add((System.nanoTime() - begun) / 1e6);
            String result = reply.body().at("/swap/result").asText();
            if (reply.code() == 200 && result.equals(DONE)) {
                done++;
            } else if (reply.code() != 200 || !result.equals(NOT_QUITE.get(slot))) {
                throw new IOException("swap " + i + " of " + slot + " answered " + reply.code() + ": " + reply.body());
            }
            if (System.nanoTime() - lookDue >= 0) {
                strides = strides.and(stride.look());
                lookDue = System.nanoTime() + LOOK_NANOS;
            }
            due = Math.max(due + periodNanos, System.nanoTime());
            LockSupport.parkNanos(due - System.nanoTime());
        }
        strides = strides.and(stride.look());
        Collections.sort(millis);
    }

    /** How far the servos were led meanwhile. */
    Strides strides() {
        return strides;
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
