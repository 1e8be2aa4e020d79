package org.lepetpal.safety;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.time.Timebase;

/**
 * Judges every packet that a host sends to the servos of an arm, by nothing but the bytes that went to and fro on the wire: it knows
 * neither kernel nor driver. What is sent to one servo is judged by its {@link JointInspector}.
 */
final class PacketInspector {
    private static final int READ = 0x02;
    private static final int WRITE = 0x03;
    private static final int PING = 0x01;
    private static final int SYNC_READ = 0x82;
    private static final int SYNC_WRITE = 0x83;
    private static final int TORQUE = 40;
    private static final int GOAL = 42;
    private static final int POSITION = 56;
    private static final int TEMPERATURE = 63;
    /** Bytes of a reply around its data. */
    private static final int AROUND = 6;

    private final Timebase time;
    private final StopLatch latch;
    private final List<JointInspector> joints;
    private final PlaceInspector places;
    private final int hottest;
    private final int[] celsius;
    private final List<String> broken = new ArrayList<>();
    private boolean serving;
    private boolean halting;
    private long packets;

    /**
     * @param places where the arm may not be told to be
     * @param hottest degrees Celsius from which on it may only go home
     */
    PacketInspector(List<JointInspector> joints, PlaceInspector places, int hottest, StopLatch latch, Timebase time) {
        this.joints = List.copyOf(joints);
        this.places = places;
        this.hottest = hottest;
        this.celsius = new int[joints.size()];
        this.latch = latch;
        this.time = time;
    }

    List<String> broken() {
        return List.copyOf(broken);
    }

    /** Packets that told servos where to go or switched their torque. */
    long packets() {
        return packets;
    }

    /** Whether an arm is on offer; before, it is set up, and nothing may move. */
    void serving(boolean now) {
        serving = now;
    }

    /** What is sent while this runs ends the motion. */
    void halt(Runnable ending) {
        halting = true;
        ending.run();
        halting = false;
    }

    /** A packet leaves. */
    void sent(byte[] packet) {
        if (!sound(packet, 0, packet.length)) {
            complain("is none that a servo understands", packet);
            return;
        }
        switch (packet[4] & 0xFF) {
            case PING, READ, SYNC_READ -> {}
            case WRITE -> {
                if (serving) {
                    complain("writes to one servo while the arm serves", packet);
                }
                wrote(packet, packet[2] & 0xFF, packet[5] & 0xFF, 6, packet.length - 7, 1);
            }
            case SYNC_WRITE -> {
                int length = packet[6] & 0xFF;
                int servos = (packet.length - 8) / (length + 1);
                for (int i = 0; i < servos; i++) {
                    int at = 7 + i * (length + 1);
                    wrote(packet, packet[at] & 0xFF, packet[5] & 0xFF, at + 1, length, servos);
                }
                if ((packet[5] & 0xFF) == GOAL && servos == joints.size()) {
                    told();
                }
            }
            default -> complain("is of an instruction that nobody needs", packet);
        }
    }

    private void wrote(byte[] packet, int servo, int address, int at, int length, int servos) {
        if (servo < 1 || servo > joints.size()) {
            complain("is for a servo that an arm does not have", packet);
            return;
        }
        JointInspector joint = joints.get(servo - 1);
        if (address == GOAL && length == 2) {
            packets += servo == 1 ? 1 : 0;
            joint.goal(signed(packet, at), circumstances());
        } else if (address == TORQUE && length == 1) {
            packets += servo == 1 ? 1 : 0;
            joint.torque(packet[at], servos == 1, circumstances());
        } else if (serving || address <= GOAL + 1 && address + length > TORQUE && address != TORQUE + 1) {
            complain("writes register " + address, packet);
        }
    }

    /** Where the whole arm is told to be; a stop takes each joint back by itself. */
    private void told() {
        double[] goals = joints.stream().mapToDouble(JointInspector::told).toArray();
        boolean begins = !joints.stream().allMatch(JointInspector::powered)
                || joints.stream().allMatch(JointInspector::stands);
        places.told(JointAngles.of(goals), begins || halting || latch.latched().isPresent(), broken::add);
    }

    private JointInspector.Circumstances circumstances() {
        boolean hot = Arrays.stream(celsius).anyMatch(motor -> motor >= hottest);
        return new JointInspector.Circumstances(
                time.nanoTime(), serving, latch.latched().isPresent(), halting, hot, broken::add);
    }

    /** What came back to a packet. */
    void came(byte[] packet, byte[] bytes, int count) {
        int instruction = packet[4] & 0xFF;
        boolean asked = instruction == READ || instruction == SYNC_READ;
        int address = packet[5] & 0xFF;
        int length = asked ? packet[6] & 0xFF : 0;
        if (!asked || address > POSITION || address + length < POSITION + 2) {
            return;
        }
        Map<Integer, Integer> steps = new HashMap<>();
        Map<Integer, Integer> warm = new HashMap<>();
        for (int at = 0; at + AROUND + length <= count; at++) {
            int servo = bytes[at + 2] & 0xFF;
            if (servo <= joints.size() && bytes[at + 3] == length + 2 && sound(bytes, at, at + AROUND + length)) {
                steps.put(servo, signed(bytes, at + 5 + POSITION - address));
                if (address + length > TEMPERATURE) {
                    warm.put(servo, bytes[at + 5 + TEMPERATURE - address] & 0xFF);
                }
            }
        }
        // Of answers some of which are missing nobody takes any.
        if (steps.size() == (instruction == READ ? 1 : packet[3] - 4)) {
            steps.forEach((servo, where) -> joints.get(servo - 1).measured(where, length > 2, time.nanoTime()));
            warm.forEach((servo, motor) -> celsius[servo - 1] = motor);
        }
    }

    private static int signed(byte[] bytes, int at) {
        int word = bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
        return (word & 0x8000) == 0 ? word : -(word & 0x7FFF);
    }

    private static boolean sound(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from + 2; i < to; i++) {
            sum += bytes[i];
        }
        return to - from >= AROUND
                && bytes[from] == (byte) 0xFF
                && bytes[from + 1] == (byte) 0xFF
                && (bytes[from + 3] & 0xFF) == to - from - 4
                && (byte) sum == (byte) 0xFF;
    }

    private void complain(String what, byte[] packet) {
        broken.add("packet " + HexFormat.of().formatHex(Arrays.copyOf(packet, packet.length)) + " " + what);
    }
}
