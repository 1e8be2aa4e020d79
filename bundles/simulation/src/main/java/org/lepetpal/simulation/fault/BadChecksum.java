package org.lepetpal.simulation.fault;

import java.util.Optional;
import org.lepetpal.simulation.servo.Reply;

/** The checksum of a reply is wrong in its last bit. */
public final class BadChecksum extends ReplyFault {
    public BadChecksum(Aim aim) {
        super(FaultKind.BAD_CHECKSUM, aim);
    }

    @Override
    Optional<Reply> spoil(Reply reply) {
        byte[] bytes = reply.bytes().clone();
        if (bytes.length > 0) {
            bytes[bytes.length - 1] ^= 1;
        }
        return Optional.of(reply.with(bytes));
    }
}
