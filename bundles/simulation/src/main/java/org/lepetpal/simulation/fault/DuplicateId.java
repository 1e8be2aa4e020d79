package org.lepetpal.simulation.fault;

import java.util.Optional;
import org.lepetpal.simulation.servo.Reply;

/**
 * A second servo has the same id and answers too, a byte's time later. Both drive the line at once, on which a 0 wins: the
 * host gets the AND of the two.
 */
public final class DuplicateId extends ReplyFault {
    public DuplicateId(Aim aim) {
        super(FaultKind.DUPLICATE_ID, aim);
    }

    @Override
    Optional<Reply> spoil(Reply reply) {
        byte[] one = reply.bytes();
        byte[] both = new byte[one.length + 1];
        for (int i = 0; i < both.length; i++) {
            int first = i < one.length ? one[i] : 0xFF;
            int second = i > 0 ? one[i - 1] : 0xFF;
            both[i] = (byte) (first & second);
        }
        return Optional.of(reply.with(both));
    }
}
