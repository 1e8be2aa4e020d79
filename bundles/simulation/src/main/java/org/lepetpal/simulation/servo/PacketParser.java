package org.lepetpal.simulation.servo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds packets in the bytes that come down the wire. Whatever is no packet is skipped byte by byte until the next FF FF;
 * an unfinished packet waits for its rest.
 */
final class PacketParser {
    private static final int SHORTEST_LENGTH = 2;
    private static final int LONGEST_LENGTH = 250;

    private static final byte[] NOTHING = {};

    private byte[] pending = NOTHING;

    List<Packet> feed(byte[] bytes) {
        byte[] all = pending.length == 0 ? bytes : joined(pending, bytes);
        List<Packet> packets = new ArrayList<>();
        int at = 0;
        while (at + 4 <= all.length) {
            int length = all[at + 3] & 0xFF;
            if (!header(all, at) || length < SHORTEST_LENGTH || length > LONGEST_LENGTH) {
                at++;
                continue;
            }
            int end = at + 4 + length;
            if (end > all.length) {
                break;
            }
            if (Packet.checksum(all, at + 2, end - 1) == (all[end - 1] & 0xFF)) {
                packets.add(new Packet(
                        all[at + 2] & 0xFF,
                        Instruction.of(all[at + 4] & 0xFF),
                        Arrays.copyOfRange(all, at + 5, end - 1)));
                at = end;
            } else {
                at++;
            }
        }
        pending = at == all.length ? NOTHING : Arrays.copyOfRange(all, at, all.length);
        return packets;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Forgets an unfinished packet, as servos do when the wire falls silent. */
    void silence() {
        pending = NOTHING;
    }

    private static boolean header(byte[] bytes, int at) {
        return bytes[at] == (byte) 0xFF && bytes[at + 1] == (byte) 0xFF && bytes[at + 2] != (byte) 0xFF;
    }
}
