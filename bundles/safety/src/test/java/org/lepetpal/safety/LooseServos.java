package org.lepetpal.safety;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.lepetpal.api.arm.Bus;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.simulation.fault.Faults;
import org.lepetpal.simulation.servo.Baud;
import org.lepetpal.simulation.servo.Calibration;
import org.lepetpal.simulation.servo.Servo;
import org.lepetpal.simulation.servo.ServoChain;
import org.lepetpal.simulation.servo.Torque;
import org.lepetpal.simulation.wire.Line;

/**
 * The simulated bus with its servos and all its faults, without the room around them: a joint is an inertia between two stops. A room
 * takes some thirty times as long, and no packet is sent because of it.
 */
final class LooseServos implements Bus {
    private static final double STEPS_PER_RADIAN = 4096 / (2 * Math.PI);
    private static final double SECONDS = 0.001;
    private static final long NANOS = 1_000_000;
    /** After a longer pause servos stand where they are. */
    private static final long MOST_STEPS = 1_000;
    /** Rotor and segment, seen from the joint: kg·m² each second. */
    private static final double INERTIA = 0.04 / SECONDS;

    private static final double FRICTION = 0.02;
    private static final double VOLTS = 12.1;
    private static final double JAW_CLOSED = -0.1745;
    private static final double JAW_RANGE = 1.9199;

    private final Timebase time;
    private final Faults faults;
    private final List<Turning> joints = List.of(
            around(1, 2051, 1251, -312, 1.91986),
            around(2, 2040, 1137, 1043, 1.74533),
            around(3, 2058, 1101, -987, 1.69),
            around(4, 2044, 1080, 455, 1.65806),
            new Turning(5, new Calibration(-61, 0, 4095, 2047.5), -2.74385, 2.84121),
            new Turning(
                    6, new Calibration(1302, 2019, 3271, 2019 - JAW_CLOSED * STEPS_PER_RADIAN), JAW_CLOSED, 1.74533));
    private final ServoChain chain;
    private final Line line = new Line();
    private long reached;
    private long freeAt;
    private boolean blocked;

    LooseServos(Timebase time) {
        this.time = time;
        this.faults = new Faults(time::nanoTime);
        this.chain = new ServoChain(joints.stream().map(joint -> joint.servo).toList(), faults);
        this.reached = time.nanoTime();
        this.freeAt = reached;
    }

    private static Turning around(int id, int middle, int half, int offset, double end) {
        return new Turning(id, new Calibration(offset, middle - half, middle + half, middle), -end, end);
    }

    Faults faults() {
        return faults;
    }

    /** Somebody puts the arm there, as far as its stops let him; torque stays as it is. */
    void place(JointAngles where) {
        for (int i = 0; i < joints.size(); i++) {
            joints.get(i).place(i == 5 ? JAW_CLOSED + where.get(i) / 100 * JAW_RANGE : Math.toRadians(where.get(i)));
        }
    }

    /** Somebody holds the arm, or lets it go. */
    void block(boolean held) {
        blocked = held;
    }

    /** Whether a motor holds or moves its joint. */
    boolean powered() {
        return joints.stream().anyMatch(joint -> joint.servo.stiff());
    }

    @Override
    public byte[] exchange(byte[] request, int replyLength, Duration timeout) throws IOException {
        byte[] reply = new byte[replyLength];
        return Arrays.copyOf(reply, exchange(request, reply, replyLength, timeout));
    }

    /** As the robot's simulated bus where time is stepped: what is late passes on a clock of the wire's own, and nobody waits. */
    @Override
    public int exchange(byte[] request, byte[] reply, int replyLength, Duration timeout) throws IOException {
        if (!faults.plugged()) {
            throw new IOException("the wire is gone");
        }
        turn();
        long now = Math.max(time.nanoTime(), freeAt);
        line.discard(now);
        line.send(chain.answer(request, Baud.FASTEST), now);
        long deadline = now + timeout.toNanos();
        Line.Taken taken = line.receive(reply, replyLength, deadline);
        freeAt = taken.bytes() < replyLength ? deadline : taken.last().orElse(now);
        return taken.bytes();
    }

    private void turn() {
        long due = (time.nanoTime() - reached) / NANOS;
        reached += due * NANOS;
        for (long i = Math.min(due, MOST_STEPS); i > 0; i--) {
            double amperes = joints.stream()
                    .mapToDouble(joint -> joint.servo.supplyAmperes())
                    .sum();
            double volts = faults.volts(VOLTS, amperes);
            joints.forEach(joint -> joint.turn(volts, blocked));
        }
    }

    @Override
    public void close() {
        // Opened anew by who lost it.
    }

    /** A joint and its servo. */
    private static final class Turning {
        private final Servo servo;
        private final double min;
        private final double max;
        private double radians;
        private double speed;

        Turning(int id, Calibration calibration, double min, double max) {
            this.servo = new Servo(id, calibration, 0);
            this.min = min;
            this.max = max;
        }

        void place(double where) {
            radians = Math.clamp(where, min, max);
            speed = 0;
            servo.place(radians);
        }

        void turn(double volts, boolean held) {
            Torque torque = servo.drive(radians, speed, volts, SECONDS);
            speed = held ? 0 : (INERTIA * speed + torque.push()) / (INERTIA + torque.drag() + FRICTION);
            double next = Math.clamp(radians + speed * SECONDS, min, max);
            speed = (next - radians) / SECONDS;
            radians = next;
        }
    }
}
