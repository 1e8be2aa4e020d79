package org.lepetpal.simulation.world;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.lepetpal.simulation.servo.Servo;

/**
 * What a host has told the servos, packet by packet: the newest {@value #KEPT}. What counts is what moves a motor, so that the goal of a limp
 * one is no stride; once torque comes on, it is told of from where the joint stood. Numbers in fields made once: the control loop comes here
 * in every tick.
 */
final class GoalLog {
    /** Forty seconds of a loop at 100 Hz. */
    static final int KEPT = 4096;

    private final List<Servo> servos;
    private final double[] unitsPerStep;
    private final long[] told;
    private final int[] goals;
    private final boolean[] stiff;
    private final long[] heardAt = new long[KEPT];
    private final int[][] strides;
    private long packets;
    private long changedAt;

    /** @param servos one per segment, in their order */
    GoalLog(List<Servo> servos) {
        this.servos = List.copyOf(servos);
        int count = servos.size();
        told = servos.stream().mapToLong(Servo::told).toArray();
        goals = servos.stream().mapToInt(Servo::goal).toArray();
        stiff = new boolean[count];
        strides = new int[KEPT][count];
        unitsPerStep = new double[count];
        Arrays.setAll(unitsPerStep, i -> unitsPerStep(Segment.values()[i], servos.get(i)));
    }

    private static double unitsPerStep(Segment segment, Servo servo) {
        return segment.shown(servo.radians(1)) - segment.shown(servo.radians(0));
    }

    /** Looks at the servos after each packet of a host, at this step of the world. */
    void look(long step) {
        if (!spokenTo()) {
            return;
        }
        int at = (int) (packets % KEPT);
        for (int i = 0; i < goals.length; i++) {
            Servo servo = servos.get(i);
            int goal = servo.goal();
            int from = stiff[i] ? goals[i] : servo.position();
            strides[at][i] = servo.stiff() ? goal - from : 0;
            if (servo.told() != told[i] && goal != goals[i]) {
                changedAt = step;
            }
            told[i] = servo.told();
            goals[i] = goal;
            stiff[i] = servo.stiff();
        }
        heardAt[at] = step;
        packets++;
    }

    private boolean spokenTo() {
        for (int i = 0; i < goals.length; i++) {
            Servo servo = servos.get(i);
            if (servo.told() != told[i] || servo.stiff() != stiff[i]) {
                return true;
            }
        }
        return false;
    }

    /** Step of the world at which a servo was last told to go somewhere else. */
    long changedAt() {
        return changedAt;
    }

    /** Number of the newest packet; 0 before the first. */
    long newest() {
        return packets;
    }

    /**
     * The packets with higher numbers than this, oldest first, as far as they are kept.
     *
     * @param most so many at most
     * @param stepSeconds length of one step of the world
     */
    List<GoalPacket> after(long number, int most, double stepSeconds) {
        long first = Math.max(Math.max(0, number), packets - KEPT);
        return LongStream.range(first, Math.min(packets, first + most))
                .mapToObj(i -> packet(i, stepSeconds))
                .toList();
    }

    private GoalPacket packet(long index, double stepSeconds) {
        int at = (int) (index % KEPT);
        double[] units = new double[goals.length];
        Arrays.setAll(units, i -> strides[at][i] * unitsPerStep[i]);
        return new GoalPacket(index + 1, heardAt[at] * stepSeconds, units);
    }
}
