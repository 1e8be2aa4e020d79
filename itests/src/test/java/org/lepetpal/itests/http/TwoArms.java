package org.lepetpal.itests.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A robot with its simulated arm and another one at a serial port, which is a process of its own: the operator sets it from one to the
 * other on the web console. No joint of either may go faster than {@value #SPEED} degrees a second, nor the gripper than as many percent.
 */
final class TwoArms implements AutoCloseable {
    private static final int SPEED = 60;
    /** Degrees a second squared, by which the kernel brakes: the settings' default, the lesser one. */
    private static final double BRAKING = 2500;
    /** Servos know whole steps only. */
    private static final double ROUNDING = 0.2;

    private final TerminalBus bus;
    private final Robot robot;

    private TwoArms(TerminalBus bus, Robot robot) {
        this.bus = bus;
        this.robot = robot;
    }

    /** @param settings of the robot, besides its speed */
    static TwoArms start(Map<String, String> settings) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        all.put("MAX_JOINT_SPEED", String.valueOf(SPEED));
        all.put("MAX_GRIPPER_SPEED", String.valueOf(SPEED));
        TerminalBus bus = TerminalBus.start("--port-speed", "--seed", "7");
        try {
            return new TwoArms(bus, Robot.start(all));
        } catch (Exception | AssertionError failed) {
            bus.close();
            throw failed;
        }
    }

    Robot robot() {
        return robot;
    }

    /** From now on, of both. */
    Strides strides() {
        return new Strides(robot, bus);
    }

    /** The longest way that a goal may go within so many seconds: degrees, or percent of the gripper's opening. */
    static double longest(double seconds) {
        return SPEED * seconds + ROUNDING;
    }

    /**
     * The longest way for what is told to an arm that answers nothing, in ticks of so many seconds: one packet, and those by which it is
     * brought to rest. A process without a processor hears them all at once.
     */
    static double unanswered(double seconds) {
        return longest(seconds) + SPEED * SPEED / (2 * BRAKING);
    }

    /** Sets the robot to one of them; it is in use some time later. */
    void choose(boolean simulated) throws Exception {
        Console.of(robot).set("org.lepetpal.arm.so101", "arm", simulated ? "sim" : bus.path());
    }

    /** Whether it is the one that is in use, and the other one is gone. */
    boolean isActive(boolean simulated) throws IOException, InterruptedException {
        JsonNode candidates = Robot.json(robot.get("/api/modules/arm")).get("candidates");
        return candidates.size() == 1
                && candidates.get(0).get("state").asText().equals("active")
                && candidates.get(0).get("simulated").asBoolean() == simulated;
    }

    @Override
    public void close() throws IOException {
        try {
            robot.close();
        } finally {
            bus.close();
        }
    }
}
