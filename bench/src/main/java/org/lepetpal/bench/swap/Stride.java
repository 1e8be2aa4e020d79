package org.lepetpal.bench.swap;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.lepetpal.bench.robot.RobotClient;

/**
 * Looks at every packet in which the robot told the simulated servos where to go, by the room's own record and clock: none may lead a joint
 * further than the safety kernel's greatest speed allows in its time. One caller.
 */
final class Stride {
    /** Degrees a second, and percent a second of the gripper: the settings' defaults. */
    private static final Map<String, Double> GREATEST_SPEED = Map.of("gripper", 300.0);

    private static final double OTHERS = 240;
    private static final double TICK_SECONDS = 0.01;
    /** What comes sooner than a tick after the one before was late, and that one later. */
    private static final double SLACK_SECONDS = TICK_SECONDS / 2;
    /** The kernel makes up for no longer pause. */
    private static final double LONGEST_SECONDS = 0.05;
    /** A servo knows whole steps only: degrees, or percent of the gripper's opening. */
    private static final double ROUNDING = 0.2;

    private final RobotClient robot;
    private long newest;
    private double heardAt;

    Stride(RobotClient robot) {
        this.robot = robot;
    }

    /** Leaves out the packets until now. */
    void skip() throws IOException, InterruptedException {
        for (JsonNode some = next(); !some.isEmpty(); some = next()) {
            heard(some.get(some.size() - 1));
        }
    }

    /**
     * The packets since the last look.
     *
     * @throws IOException also where it was more than half a minute ago, so that some are not kept any more
     */
    Strides look() throws IOException, InterruptedException {
        Strides seen = Strides.NONE;
        for (JsonNode some = next(); !some.isEmpty(); some = next()) {
            for (JsonNode packet : some) {
                seen = seen.with(share(packet));
            }
        }
        return seen;
    }

    private JsonNode next() throws IOException, InterruptedException {
        RobotClient.Reply reply = robot.call("GET", "/sim/goals?after=" + newest, Map.of());
        if (reply.code() != 200) {
            throw new IOException("/sim/goals answered " + reply.code() + ": " + reply.body());
        }
        return reply.body().path("packets");
    }

    private void heard(JsonNode packet) {
        heardAt = packet.path("seconds").asDouble();
        newest = packet.path("number").asLong();
    }

    private double share(JsonNode packet) throws IOException {
        long missed = packet.path("number").asLong() - newest - 1;
        if (missed != 0) {
            throw new IOException(missed + " packets to the servos were missed after number " + newest);
        }
        double seconds = packet.path("seconds").asDouble();
        double span = Math.clamp(seconds - heardAt, TICK_SECONDS, LONGEST_SECONDS) + SLACK_SECONDS;
        heard(packet);
        double longest = 0;
        for (Map.Entry<String, JsonNode> stride : packet.path("strides").properties()) {
            double allowed = GREATEST_SPEED.getOrDefault(stride.getKey(), OTHERS) * span + ROUNDING;
            longest = Math.max(longest, Math.abs(stride.getValue().asDouble()) / allowed);
        }
        return longest;
    }
}
