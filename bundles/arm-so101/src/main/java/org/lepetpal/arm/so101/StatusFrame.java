package org.lepetpal.arm.so101;

import java.util.List;

/**
 * What a servo answers: {@code FF FF ID LEN ERR data… CHK}.
 *
 * @param id which servo
 * @param faults its alarm bits; 0 when it is well
 * @param data register bytes; empty for a bare acknowledgement
 */
record StatusFrame(int id, int faults, byte[] data) {
    /** Bytes of a status frame around its data. */
    static final int OVERHEAD = 6;

    private static final int MAX_ID = 0xFD;
    private static final int MAX_FAULTS = 0x7F;

    /**
     * All sound frames in what came in. Anything else (noise, a cut or corrupted frame) is skipped byte by byte until a
     * frame fits again, as Feetech's own SDK does.
     */
    static List<StatusFrame> scan(byte[] bytes) {
        Answers all = new Answers();
        all.hear(bytes, bytes.length);
        return all.sound();
    }

    /** Where a sound frame that begins here ends; −1 when none does. */
    static int end(byte[] bytes, int length, int at) {
        int frame = (bytes[at + 3] & 0xFF) + 4;
        return at + frame <= length && isSound(bytes, at, at + frame) ? at + frame : -1;
    }

    /** Bytes that lack of a frame that begins in what came in and is cut at its end; 0 when none is. */
    static int missing(byte[] bytes, int length) {
        for (int at = Math.max(0, length - FeetechProtocol.MAX_FRAME); at + 4 <= length; at++) {
            int end = at + (bytes[at + 3] & 0xFF) + 4;
            if (hasHeader(bytes, at) && end > length) {
                return end - length;
            }
        }
        return 0;
    }

    private static boolean hasHeader(byte[] bytes, int at) {
        int length = bytes[at + 3] & 0xFF;
        return (bytes[at] & 0xFF) == 0xFF
                && (bytes[at + 1] & 0xFF) == 0xFF
                && (bytes[at + 2] & 0xFF) <= MAX_ID
                && length >= 2
                && length <= FeetechProtocol.MAX_FRAME;
    }

    private static boolean isSound(byte[] bytes, int at, int end) {
        return hasHeader(bytes, at)
                && (bytes[at + 4] & 0xFF) <= MAX_FAULTS
                && bytes[end - 1] == FeetechProtocol.checksum(bytes, at + 2, end - 1);
    }
}
