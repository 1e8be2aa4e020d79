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

    /** Gives the wire back. Idempotent. */
    @Override
    void close();
}
