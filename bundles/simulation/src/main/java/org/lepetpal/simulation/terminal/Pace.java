package org.lepetpal.simulation.terminal;

import java.util.List;
import org.lepetpal.simulation.servo.Reply;
import org.lepetpal.simulation.wire.Line;

/** When replies reach the host. One owner. */
final class Pace {
    private static final long BITS_PER_BYTE = 10;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long USB_FRAME_NANOS = 1_000_000;

    private final boolean byBaud;
    private final boolean byUsb;
    private long wireFreeAt;

    /**
     * @param byBaud each byte takes its ten bits of the port's speed, those of the request too
     * @param byUsb the adapter hands over only once a millisecond, as at full speed
     */
    Pace(boolean byBaud, boolean byUsb) {
        this.byBaud = byBaud;
        this.byUsb = byUsb;
    }

    /**
     * Puts replies on the line.
     *
     * @param requestLength bytes that the host has just sent
     * @param baud the port's speed
     */
    void carry(int requestLength, List<Reply> replies, int baud, long now, Line line) {
        long perByte = byBaud && baud > 0 ? BITS_PER_BYTE * NANOS_PER_SECOND / baud : 0;
        long at = wireFreeAt - now > 0 ? wireFreeAt : now;
        at += requestLength * perByte;
        for (Reply reply : replies) {
            at += reply.bytes().length * perByte;
            line.send(List.of(reply), byUsb ? Math.ceilDiv(at, USB_FRAME_NANOS) * USB_FRAME_NANOS : at);
        }
        wireFreeAt = at;
    }
}
