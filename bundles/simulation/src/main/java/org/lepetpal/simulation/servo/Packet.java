package org.lepetpal.simulation.servo;

import java.util.Optional;

/**
 * One instruction packet, its checksum already found right.
 *
 * @param id who is meant, 0…253, or {@link #BROADCAST}
 * @param instruction empty for a code that no servo knows
 * @param parameters what follows it
 */
record Packet(int id, Optional<Instruction> instruction, byte[] parameters) {
    static final int BROADCAST = 0xFE;

    /** Unsigned parameter byte. */
    int parameter(int index) {
        return parameters[index] & 0xFF;
    }

    /** The frame of a servo's answer: FF FF, id, length, error bits, data, checksum. */
    static byte[] status(int id, int error, byte[] data) {
        byte[] frame = new byte[data.length + 6];
        frame[0] = (byte) 0xFF;
        frame[1] = (byte) 0xFF;
        frame[2] = (byte) id;
        frame[3] = (byte) (data.length + 2);
        frame[4] = (byte) error;
        System.arraycopy(data, 0, frame, 5, data.length);
        frame[frame.length - 1] = (byte) checksum(frame, 2, frame.length - 1);
        return frame;
    }

    /** Low byte of the inverted sum of {@code frame[from…to[}. */
    static int checksum(byte[] frame, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += frame[i];
        }
        return ~sum & 0xFF;
    }
}
