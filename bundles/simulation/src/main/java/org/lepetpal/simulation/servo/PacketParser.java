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

    private byte[] pending = new byte[0];

    List<Packet> feed(byte[] bytes) {
        byte[] all = Arrays.copyOf(pending, pending.length + bytes.length);
        System.arraycopy(bytes, 0, all, pending.length, bytes.length);
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
        pending = Arrays.copyOfRange(all, at, all.length);
        return packets;
    }

    /** Forgets an unfinished packet, as servos do when the wire falls silent. */
    void silence() {
        pending = new byte[0];
    }

    private static boolean header(byte[] bytes, int at) {
        return bytes[at] == (byte) 0xFF && bytes[at + 1] == (byte) 0xFF && bytes[at + 2] != (byte) 0xFF;
    }
}
