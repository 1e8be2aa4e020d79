package org.lepetpal.simulation.world;

import java.io.ByteArrayOutputStream;
import org.lepetpal.simulation.servo.Reply;

/** A host that speaks raw packets to the world's servos, configured as LeRobot does. Degrees, gripper in percent. */
final class RawArm {
    private static final int SERVOS = 6;

    private final World world;
    private final double[] middle = new double[SERVOS];
    private final int[] min = new int[SERVOS];
    private final int[] max = new int[SERVOS];

    RawArm(World world) {
        this.world = world;
        for (int i = 0; i < SERVOS; i++) {
            int id = i + 1;
            min[i] = read(id, 9, 2);
            max[i] = read(id, 11, 2);
            middle[i] = (min[i] + max[i]) / 2.0;
            write(id, 55, 0);
            write(id, 7, 0);
            write(id, 85, 254);
            write(id, 41, 254);
            write(id, 21, 16);
            write(id, 23, 0);
            write(id, 22, 32);
        }
        write(6, 16, 500 & 0xFF, 500 >> 8);
        write(6, 48, 500 & 0xFF, 500 >> 8);
        write(6, 28, 250, 0);
        write(6, 36, 25);
    }

    void torqueOn() {
        for (int i = 0; i < SERVOS; i++) {
            int present = read(i + 1, 56, 2);
            write(i + 1, 42, present & 0xFF, present >> 8);
            write(i + 1, 40, 1);
        }
    }

    void torqueOff() {
        for (int i = 0; i < SERVOS; i++) {
            write(i + 1, 40, 0);
        }
    }

    /** One SYNC_WRITE of all goals. */
    void goal(double[] values) {
        ByteArrayOutputStream parameters = new ByteArrayOutputStream();
        parameters.write(42);
        parameters.write(2);
        for (int i = 0; i < SERVOS; i++) {
            int raw = i == SERVOS - 1
                    ? (int) (min[i] + values[i] / 100 * (max[i] - min[i]))
                    : (int) (values[i] * 4095 / 360 + middle[i]);
            parameters.write(i + 1);
            parameters.write(raw & 0xFF);
            parameters.write(raw >> 8);
        }
        send(0xFE, 0x83, parameters.toByteArray());
    }

    double[] positions() {
        double[] values = new double[SERVOS];
        for (int i = 0; i < SERVOS; i++) {
            int raw = read(i + 1, 56, 2);
            values[i] = i == SERVOS - 1 ? 100.0 * (raw - min[i]) / (max[i] - min[i]) : (raw - middle[i]) * 360 / 4095;
        }
        return values;
    }

    /** Drive of the gripper in percent, signed. */
    double gripperLoad() {
        return load(6);
    }

    double load(int id) {
        int word = read(id, 60, 2);
        double magnitude = (word & 0x3FF) / 10.0;
        return (word & 0x400) != 0 ? -magnitude : magnitude;
    }

    int status(int id) {
        return read(id, 65, 1);
    }

    int read(int id, int address, int length) {
        byte[] reply = send(id, 0x02, new byte[] {(byte) address, (byte) length});
        int value = reply[5] & 0xFF;
        return length == 2 ? value | (reply[6] & 0xFF) << 8 : value;
    }

    void write(int id, int address, int... bytes) {
        byte[] parameters = new byte[bytes.length + 1];
        parameters[0] = (byte) address;
        for (int i = 0; i < bytes.length; i++) {
            parameters[i + 1] = (byte) bytes[i];
        }
        send(id, 0x03, parameters);
    }

    private byte[] send(int id, int instruction, byte[] parameters) {
        byte[] frame = new byte[parameters.length + 6];
        frame[0] = (byte) 0xFF;
        frame[1] = (byte) 0xFF;
        frame[2] = (byte) id;
        frame[3] = (byte) (parameters.length + 2);
        frame[4] = (byte) instruction;
        System.arraycopy(parameters, 0, frame, 5, parameters.length);
        int sum = 0;
        for (int i = 2; i < frame.length - 1; i++) {
            sum += frame[i];
        }
        frame[frame.length - 1] = (byte) ~sum;
        return Reply.joined(world.answer(frame, 1_000_000));
    }
}
