package org.lepetpal.simulation.fault;

import java.util.Optional;
import org.lepetpal.simulation.servo.Reply;

/** Replies get lost. */
public final class DropReply extends ReplyFault {
    public DropReply(Aim aim) {
        super(FaultKind.DROP_REPLY, aim);
    }

    @Override
    Optional<Reply> spoil(Reply reply) {
        return Optional.empty();
    }
}
