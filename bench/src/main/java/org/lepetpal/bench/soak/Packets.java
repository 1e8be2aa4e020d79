package org.lepetpal.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lepetpal.bench.robot.RobotClient;
import org.lepetpal.bench.robot.RobotClient.Reply;

/**
 * Judges every packet in which the robot told its simulated servos where to go, by the room's own record and clock.
 * None may lead a joint further than the safety kernel's greatest speed allows in its time; the first one that is heard
 * after some were not, no further than the kernel lets goals be ahead of their joints. No goal may be beyond its joint's
 * limits.
 */
final class Packets {
    private static final String GRIPPER = "gripper";
    /** Degrees a second, and percent a second of the gripper: the settings' defaults. */
    private static final double FASTEST = 240;

    private static final double FASTEST_GRIPPER = 300;
    /** Degrees by which a goal is ahead of its joint at most: the setting's default. The gripper's may be anywhere. */
    private static final double LAG = 35;

    private static final double WHOLE_GRIPPER = 100;
    private static final double TICK_SECONDS = 0.01;
    /** The kernel makes up for no longer pause. */
    private static final double LONGEST_SECONDS = 0.05;
    /** A servo knows whole steps only: degrees, or percent of the gripper's opening. */
    private static final double ROUNDING = 0.2;

    private final RobotClient robot;
    private final double leastSeconds;
    private final Map<String, Limits> limits = new LinkedHashMap<>();
    private final List<String> unsafe = new ArrayList<>();
    private long newest;
    private double heardAt;
    private long judged;
    private Stride longest = new Stride("no joint", 0, 1);

    /** Units of a joint. */
    private record Limits(double min, double max) {}

    /** The way of a goal by one packet, and what is allowed: units. */
    private record Stride(String joint, double units, double allowed) {
        double share() {
            return units / allowed;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f units of %s, %.2f are allowed", units, joint, allowed);
        }
    }

    /**
     * From now on; the arm is to be in use.
     *
     * @param stepped whether the robot's time is, so that packets come when they are due; where it passes by itself any
     *     may be late, as if after the longest pause that is made up for
     */
    Packets(RobotClient robot, boolean stepped) throws IOException, InterruptedException {
        this.robot = robot;
        this.leastSeconds = stepped ? TICK_SECONDS : LONGEST_SECONDS;
        for (JsonNode joint : answer("/api/arm").path("joints")) {
            limits.put(
                    joint.path("name").asText(),
                    new Limits(joint.path("min").asDouble(), joint.path("max").asDouble()));
        }
        for (JsonNode some = next(); !some.isEmpty(); some = next()) {
            some.forEach(this::heard);
        }
    }

    /**
     * Judges those since the last look, which is to be less than forty seconds ago.
     *
     * @param leap whether something happened since by which one packet may lead further than others
     * @return what was unsafe, for people
     * @throws IOException also where some are not kept any more
     */
    List<String> look(boolean leap) throws IOException, InterruptedException {
        unsafe.clear();
        for (JsonNode some = next(); !some.isEmpty(); some = next()) {
            for (JsonNode packet : some) {
                judge(packet, leap);
            }
        }
        JsonNode goals = robot.room().path("arm").path("goals");
        limits.forEach((joint, limit) -> judgePlace(joint, goals.path(joint).asDouble(), limit));
        return List.copyOf(unsafe);
    }

    private void judge(JsonNode packet, boolean leap) throws IOException {
        long missed = packet.path("number").asLong() - newest - 1;
        if (missed != 0) {
            throw new IOException(missed + " packets to the servos were missed after number " + newest);
        }
        double seconds = Math.clamp(packet.path("seconds").asDouble() - heardAt, leastSeconds, LONGEST_SECONDS);
        heard(packet);
        judged++;
        for (Map.Entry<String, JsonNode> way : packet.path("strides").properties()) {
            Stride stride =
                    new Stride(way.getKey(), Math.abs(way.getValue().asDouble()), allowed(way.getKey(), leap, seconds));
            if (stride.share() > 1) {
                unsafe.add("packet " + newest + ": " + stride);
            }
            if (stride.share() > longest.share()) {
                longest = stride;
            }
        }
    }

    private void heard(JsonNode packet) {
        newest = packet.path("number").asLong();
        heardAt = packet.path("seconds").asDouble();
    }

    private static double allowed(String joint, boolean leap, double seconds) {
        boolean gripper = joint.equals(GRIPPER);
        if (leap) {
            return (gripper ? WHOLE_GRIPPER : LAG) + ROUNDING;
        }
        return (gripper ? FASTEST_GRIPPER : FASTEST) * seconds + ROUNDING;
    }

    private void judgePlace(String joint, double goal, Limits limit) {
        if (goal < limit.min() - ROUNDING || goal > limit.max() + ROUNDING) {
            unsafe.add(String.format(
                    Locale.ROOT,
                    "%s sent to %.2f, its limits are %.2f and %.2f",
                    joint,
                    goal,
                    limit.min(),
                    limit.max()));
        }
    }

    /** How many were judged, and the longest stride of all, by its share of what is allowed. */
    @Override
    public String toString() {
        return judged + " packets, longest stride " + longest;
    }

    private JsonNode next() throws IOException, InterruptedException {
        return answer("/sim/goals?after=" + newest).path("packets");
    }

    private JsonNode answer(String path) throws IOException, InterruptedException {
        Reply reply = robot.call("GET", path, Map.of());
        if (reply.code() != 200) {
            throw new IOException(path + " answered " + reply.code() + ": " + reply.body());
        }
        return reply.body();
    }
}
