package org.lepetpal.simulation.servo;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * A servo's answer as bytes on the wire.
 *
 * @param servo id of the servo that sent it
 * @param bytes what is on the wire, sound or not
 * @param delayNanos how much later than a sound servo's it comes, 0 or more
 */
public record Reply(int servo, byte[] bytes, long delayNanos) {
    public Reply {
        if (delayNanos < 0) {
            throw new IllegalArgumentException("a reply cannot come " + -delayNanos + " ns early");
        }
    }

    /** The same with other bytes. */
    public Reply with(byte[] other) {
        return new Reply(servo, other, delayNanos);
    }

    /** The same, so much later. */
    public Reply later(long nanos) {
        return new Reply(servo, bytes, delayNanos + nanos);
    }

    /** The bytes of all, one after the other. */
    public static byte[] joined(List<Reply> replies) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        replies.forEach(reply -> all.writeBytes(reply.bytes()));
        return all.toByteArray();
    }
}
