package org.lepetpal.api.arm;

import java.io.IOException;
import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A half-duplex wire of bytes to a chain of servos: a serial port, or the simulated one. One caller at a time. Once
 * closed or withdrawn, every call throws {@link IOException}.
 */
@ConsumerType
public interface Bus extends AutoCloseable {
    /**
     * Discards what came in unasked, sends {@code request} and collects the reply.
     *
     * @param request bytes to send; not empty
     * @param replyLength number of bytes to wait for; 0 sends only
     * @param timeout limit of the wait for the reply, from the end of sending
     * @return what came in until {@code replyLength} bytes were there or time was up: may be shorter, may be garbage
     * @throws IOException when the wire itself is gone
     */
    byte[] exchange(byte[] request, int replyLength, Duration timeout) throws IOException;

    /**
     * The same into memory of the caller's, for who asks in every tick and leaves nothing to the collector.
     *
     * @param reply gets what came in, from its beginning on; {@code replyLength} bytes or longer
     * @return how many bytes came in, {@code replyLength} at most
     * @throws IOException when the wire itself is gone
     */
    default int exchange(byte[] request, byte[] reply, int replyLength, Duration timeout) throws IOException {
        byte[] came = exchange(request, replyLength, timeout);
        System.arraycopy(came, 0, reply, 0, came.length);
        return came.length;
    }

    /** Gives the wire back. Idempotent. */
    @Override
    void close();
}
