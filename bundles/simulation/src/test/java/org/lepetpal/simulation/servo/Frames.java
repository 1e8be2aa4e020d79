package org.lepetpal.simulation.servo;

import java.util.HexFormat;

/** Instruction frames in hexadecimal. */
public final class Frames {
    private Frames() {}

    public static String frame(int id, int instruction, int... parameters) {
        byte[] frame = new byte[parameters.length + 6];
        frame[0] = (byte) 0xFF;
        frame[1] = (byte) 0xFF;
        frame[2] = (byte) id;
        frame[3] = (byte) (parameters.length + 2);
        frame[4] = (byte) instruction;
        int sum = id + parameters.length + 2 + instruction;
        for (int i = 0; i < parameters.length; i++) {
            frame[5 + i] = (byte) parameters[i];
            sum += parameters[i];
        }
        frame[frame.length - 1] = (byte) ~sum;
        return HexFormat.of().formatHex(frame);
    }
}
