package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far single packets led the goals of simulated servos: of the robot's own room, and of one on a pseudo-terminal. */
final class Strides {
    private static final Pattern TOLD = Pattern.compile("strides of (\\d+) packets(, \\d+ missed)?:(.*)");
    private static final Pattern STRIDE = Pattern.compile("[a-z_]+ ([0-9.]+)");

    private final Robot robot;
    private final TerminalBus bus;
    private long newest;
    private long packets;
    private double longest;

    Strides(Robot robot, TerminalBus bus) {
        this.robot = robot;
        this.bus = bus;
    }

    /** Looks at all packets since the last look, which is to be less than forty seconds ago: fails where older ones are not kept. */
    void look() throws Exception {
        inTheRoom();
        atTheTerminal();
    }

    /** Degrees, or percent of the gripper's opening, of all packets that were looked at. */
    double longest() {
        return longest;
    }

    long packets() {
        return packets;
    }

    private void inTheRoom() throws IOException, InterruptedException {
        JsonNode some = next();
        while (!some.isEmpty()) {
            for (JsonNode packet : some) {
                long number = packet.get("number").asLong();
                if (newest > 0) {
                    assertThat(number).as("no packet was missed").isEqualTo(newest + 1);
                }
                newest = number;
                packets++;
                for (JsonNode stride : packet.get("strides")) {
                    longest = Math.max(longest, Math.abs(stride.asDouble()));
                }
            }
            some = next();
        }
    }

    private JsonNode next() throws IOException, InterruptedException {
        return Robot.json(robot.get("/sim/goals?after=" + newest)).get("packets");
    }

    private void atTheTerminal() throws Exception {
        Matcher told = TOLD.matcher(bus.ask("strides", TOLD));
        if (!told.matches()) {
            throw new AssertionError(told);
        }
        assertThat(told.group(2)).as("packets that were missed").isNull();
        packets += Long.parseLong(told.group(1));
        Matcher stride = STRIDE.matcher(told.group(3));
        while (stride.find()) {
            longest = Math.max(longest, Double.parseDouble(stride.group(1)));
        }
    }
}
