package org.lepetpal.arm.so101;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What came in after a question, and where in it the sound frames are. One is used for all questions, so that asking in every
 * tick leaves nothing to the collector: what is read from it is good until the next question. Of one caller at a time.
 */
final class Answers {
    private static final int NOBODY = -1;

    private byte[] bytes = new byte[FeetechProtocol.MAX_FRAME];
    private int length;
    /** Where each sound frame begins. */
    private int[] starts = new int[8];

    private int found;
    /** Bytes that belong to them. */
    private int sound;
    /** For everybody who was asked, where the frame of it begins. */
    private int[] chosen = {};

    private int asked;

    /** Memory for so many bytes, to be told of by {@link #hear(int)}. */
    byte[] room(int size) {
        if (bytes.length < size) {
            bytes = new byte[size];
        }
        return bytes;
    }

    /** So many bytes have come into {@link #room}. */
    void hear(int count) {
        hear(bytes, count);
    }

    /**
     * Finds the sound frames. Anything else (noise, a cut or corrupted frame) is skipped byte by byte until a frame fits again,
     * as Feetech's own SDK does.
     */
    void hear(byte[] came, int count) {
        bytes = came;
        length = count;
        found = 0;
        sound = 0;
        int at = 0;
        while (at + StatusFrame.OVERHEAD <= length) {
            int end = StatusFrame.end(bytes, length, at);
            if (end < 0) {
                at++;
            } else {
                add(at, end);
                at = end;
            }
        }
    }

    private void add(int start, int end) {
        if (found == starts.length) {
            starts = Arrays.copyOf(starts, 2 * found);
        }
        starts[found++] = start;
        sound += end - start;
    }

    /** How many bytes came. */
    int length() {
        return length;
    }

    /** Whether bytes came that belong to no sound frame. */
    boolean spoilt() {
        return length > sound;
    }

    /** How many bytes lack of a frame that is cut at the end; 0 when none is. */
    int missing() {
        return StatusFrame.missing(bytes, length);
    }

    /**
     * Chooses the newest frame of everybody who was asked, of the length that was asked for; strangers are left out.
     *
     * @return whether all have answered
     */
    boolean choose(List<Integer> ids, int dataLength) {
        asked = ids.size();
        if (chosen.length < asked) {
            chosen = new int[asked];
        }
        boolean all = true;
        for (int i = 0; i < asked; i++) {
            chosen[i] = newest(ids.get(i), dataLength);
            all &= chosen[i] != NOBODY;
        }
        return all;
    }

    private int newest(int id, int dataLength) {
        for (int i = found - 1; i >= 0; i--) {
            if (id(starts[i]) == id && dataLength(starts[i]) == dataLength) {
                return starts[i];
            }
        }
        return NOBODY;
    }

    /** Whether the one at this place among those who were asked has answered. */
    boolean has(int index) {
        return chosen[index] != NOBODY;
    }

    /** Alarm bits that it sent. */
    int faults(int index) {
        return bytes[chosen[index] + 4] & 0xFF;
    }

    /** What it said of a register, when its data begin with the one at {@code address}. */
    int value(int index, Register register, int address) {
        return register.decode(bytes, address - chosen[index] - 5);
    }

    /** Whether its data from an index on are these. */
    boolean says(int index, int from, byte[] data) {
        int start = chosen[index] + 5 + from;
        return Arrays.equals(bytes, start, start + data.length, data, 0, data.length);
    }

    /** Copies its data from an index on. */
    void copy(int index, int from, byte[] into) {
        System.arraycopy(bytes, chosen[index] + 5 + from, into, 0, into.length);
    }

    /** The frames that were chosen, for keeping. */
    List<StatusFrame> chosen() {
        List<StatusFrame> frames = new ArrayList<>(asked);
        for (int i = 0; i < asked; i++) {
            frames.add(frame(chosen[i]));
        }
        return frames;
    }

    /** All sound frames, for keeping. */
    List<StatusFrame> sound() {
        List<StatusFrame> frames = new ArrayList<>(found);
        for (int i = 0; i < found; i++) {
            frames.add(frame(starts[i]));
        }
        return frames;
    }

    private StatusFrame frame(int start) {
        int data = start + 5;
        return new StatusFrame(
                id(start), bytes[start + 4] & 0xFF, Arrays.copyOfRange(bytes, data, data + dataLength(start)));
    }

    private int id(int start) {
        return bytes[start + 2] & 0xFF;
    }

    private int dataLength(int start) {
        return (bytes[start + 3] & 0xFF) - 2;
    }

    /** All that came, in hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes, 0, length);
    }
}
