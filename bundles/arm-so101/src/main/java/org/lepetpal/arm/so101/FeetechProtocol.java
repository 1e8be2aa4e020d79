package org.lepetpal.arm.so101;

import java.util.List;

/**
 * Frames that a host sends on a Feetech bus (protocol 0): {@code FF FF ID LEN INST params… CHK}, the checksum being the
 * low byte of NOT(ID + LEN + INST + params).
 */
final class FeetechProtocol {
    /** Largest frame that servos take. */
    static final int MAX_FRAME = 250;

    /** Number that all servos listen to. */
    static final int BROADCAST = 0xFE;
    /** Largest number that a servo can have; no arm has one of that number. */
    static final int NOBODY = 0xFD;

    private static final int PING = 0x01;
    private static final int READ = 0x02;
    private static final int WRITE = 0x03;
    private static final int SYNC_READ = 0x82;
    private static final int SYNC_WRITE = 0x83;

    private FeetechProtocol() {}

    static byte[] ping(int id) {
        return frame(id, PING);
    }

    static byte[] read(int id, int address, int length) {
        return frame(id, READ, (byte) address, (byte) length);
    }

    static byte[] write(int id, int address, byte[] data) {
        byte[] params = new byte[data.length + 1];
        params[0] = (byte) address;
        System.arraycopy(data, 0, params, 1, data.length);
        return frame(id, WRITE, params);
    }

    /** Asks several servos for the same registers; each answers with a frame of its own, in the order of the ids. */
    static byte[] syncRead(List<Integer> ids, int address, int length) {
        byte[] params = new byte[ids.size() + 2];
        params[0] = (byte) address;
        params[1] = (byte) length;
        for (int i = 0; i < ids.size(); i++) {
            params[i + 2] = (byte) (int) ids.get(i);
        }
        return frame(BROADCAST, SYNC_READ, params);
    }

    /**
     * Writes the same registers of several servos; nobody answers.
     *
     * @param data one array per id, all of the same length
     */
    static byte[] syncWrite(List<Integer> ids, int address, List<byte[]> data) {
        int length = data.getFirst().length;
        byte[] params = new byte[2 + ids.size() * (length + 1)];
        params[0] = (byte) address;
        params[1] = (byte) length;
        int at = 2;
        for (int i = 0; i < ids.size(); i++) {
            params[at++] = (byte) (int) ids.get(i);
            System.arraycopy(data.get(i), 0, params, at, length);
            at += length;
        }
        return frame(BROADCAST, SYNC_WRITE, params);
    }

    /** Checksum over ID … last parameter, that is {@code bytes[from … to)}. */
    static byte checksum(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += bytes[i];
        }
        return (byte) ~sum;
    }

    private static byte[] frame(int id, int instruction, byte... params) {
        int total = params.length + 6;
        if (total > MAX_FRAME) {
            throw new IllegalArgumentException("a frame of " + total + " bytes; servos take " + MAX_FRAME);
        }
        byte[] frame = new byte[total];
        frame[0] = (byte) 0xFF;
        frame[1] = (byte) 0xFF;
        frame[2] = (byte) id;
        frame[3] = (byte) (params.length + 2);
        frame[4] = (byte) instruction;
        System.arraycopy(params, 0, frame, 5, params.length);
        frame[total - 1] = checksum(frame, 2, total - 1);
        return frame;
    }
}
