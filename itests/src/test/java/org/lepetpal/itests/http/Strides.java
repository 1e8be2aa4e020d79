package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far single packets led the goals of simulated servos: of the robot's own room, and of one on a pseudo-terminal. There packets that
 * lie in the terminal together, because the process had no processor meanwhile, are one.
 */
final class Strides {
    private static final Pattern TOLD = Pattern.compile("strides of (\\d+) packets(, \\d+ missed)?:(.*)");
    private static final Pattern STRIDE = Pattern.compile("([a-z_]+) ([0-9.]+)");

    private final Robot robot;
    private final TerminalBus bus;
    private long newest;
    private long packets;
    private final Longest room = new Longest();
    private final Longest terminal = new Longest();

    /** The longest one, and of which joint. */
    private static final class Longest {
        private double units;
        private String joint = "no joint";

        void see(String whose, double way) {
            if (Math.abs(way) > units) {
                units = Math.abs(way);
                joint = whose;
            }
        }

        @Override
        public String toString() {
            return units + " of " + joint;
        }
    }

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
        return Math.max(room.units, terminal.units);
    }

    /** Of those in the room. */
    double longestInTheRoom() {
        return room.units;
    }

    /** Where it was, and of which joint, for people. */
    String told() {
        return "in the room " + room + ", at the terminal " + terminal;
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
                packet.get("strides")
                        .properties()
                        .forEach(stride ->
                                room.see(stride.getKey(), stride.getValue().asDouble()));
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
            terminal.see(stride.group(1), Double.parseDouble(stride.group(2)));
        }
    }
}
