package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Judges every packet in which a robot told its simulated servos where to go, by the room's own record and clock: none may lead a joint
 * further than the safety kernel's greatest speed allows in its time, nor beyond the joint's limits. For a robot with stepped time and the
 * default limits of speed.
 */
final class PacketJudge {
    /** Degrees a second, and percent a second of the gripper: the settings' defaults. */
    private static final Map<String, Double> GREATEST_SPEED = Map.of("gripper", 300.0);

    private static final double OTHERS = 240;
    private static final double TICK_SECONDS = 0.01;
    /** The kernel makes up for no longer pause. */
    private static final double LONGEST_SECONDS = 0.05;
    /** Servos know whole steps only. */
    private static final double ROUNDING = 0.2;

    private final Robot robot;
    private final Map<String, Limits> limits = new LinkedHashMap<>();
    private long newest;
    private double heardAt;
    private long judged;
    private double worstShare;
    private String worst = "no packet";
    private final List<String> beyond = new ArrayList<>();

    /** Units of a joint. */
    private record Limits(double min, double max) {}

    /** From now on; the arm is to be in use. */
    PacketJudge(Robot robot) throws IOException, InterruptedException {
        this.robot = robot;
        for (JsonNode joint : Robot.json(robot.get("/api/arm")).get("joints")) {
            limits.put(
                    joint.get("name").asText(),
                    new Limits(joint.get("min").asDouble(), joint.get("max").asDouble()));
        }
        packets();
    }

    /** Judges the packets since the last look, which is to be less than forty seconds ago: fails where older ones are not kept. */
    void look() throws IOException, InterruptedException {
        double since = heardAt;
        List<JsonNode> packets = packets();
        for (JsonNode packet : packets) {
            double seconds = packet.get("seconds").asDouble();
            judgeSpeed(packet, Math.clamp(seconds - since, TICK_SECONDS, LONGEST_SECONDS));
            since = seconds;
        }
        judgePlaces(packets);
        judged += packets.size();
    }

    private List<JsonNode> packets() throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        JsonNode some = next();
        while (!some.isEmpty()) {
            for (JsonNode packet : some) {
                long number = packet.get("number").asLong();
                assertThat(number == newest + 1 || newest == 0)
                        .as("no packet was missed before " + number)
                        .isTrue();
                newest = number;
                heardAt = packet.get("seconds").asDouble();
                all.add(packet);
            }
            some = next();
        }
        return all;
    }

    private JsonNode next() throws IOException, InterruptedException {
        return Robot.json(robot.get("/sim/goals?after=" + newest)).get("packets");
    }

    private void judgeSpeed(JsonNode packet, double seconds) {
        for (Map.Entry<String, JsonNode> stride : packet.get("strides").properties()) {
            double units = Math.abs(stride.getValue().asDouble());
            double allowed = GREATEST_SPEED.getOrDefault(stride.getKey(), OTHERS) * seconds + ROUNDING;
            if (units / allowed > worstShare) {
                worstShare = units / allowed;
                worst = String.format(
                        Locale.ROOT,
                        "%.2f units of %s in packet %d, where %.2f are allowed",
                        units,
                        stride.getKey(),
                        packet.get("number").asLong(),
                        allowed);
            }
        }
    }

    /** Where each packet led is known from where the last one did, and how far those between went. */
    private void judgePlaces(List<JsonNode> packets) throws IOException, InterruptedException {
        Map<String, Double> goals = new LinkedHashMap<>();
        JsonNode told = Robot.json(robot.get("/sim/state")).at("/arm/goals");
        limits.keySet().forEach(joint -> goals.put(joint, told.get(joint).asDouble()));
        for (JsonNode packet : packets.reversed()) {
            limits.forEach((joint, limit) -> {
                double goal = goals.get(joint);
                if (goal < limit.min() - ROUNDING || goal > limit.max() + ROUNDING) {
                    beyond.add(joint + " sent to " + goal + " by packet "
                            + packet.get("number").asLong());
                }
                goals.merge(joint, -packet.get("strides").get(joint).asDouble(), Double::sum);
            });
        }
    }

    /** Fails where a packet went too far, or too far at once; tells of the longest stride then. */
    void assertNoneUnsafe() {
        assertThat(judged).as("packets that were judged").isPositive();
        assertThat(worstShare)
                .as("share of the way allowed to one packet: " + worst)
                .isLessThanOrEqualTo(1);
        assertThat(beyond).as("goals beyond limits").isEmpty();
    }

    /** The longest stride, for people. */
    String worst() {
        return worst;
    }

    long judged() {
        return judged;
    }
}
