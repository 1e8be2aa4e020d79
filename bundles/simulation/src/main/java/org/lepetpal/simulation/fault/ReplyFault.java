package org.lepetpal.simulation.fault;

import java.util.Optional;
import org.lepetpal.simulation.servo.Reply;

/** Spoils the bytes of replies on their way. */
abstract class ReplyFault extends AimedFault {
    ReplyFault(FaultKind kind, Aim aim) {
        super(kind, aim);
    }

    /** What becomes of a reply that is hit. */
    abstract Optional<Reply> spoil(Reply reply);

    @Override
    public final Optional<Reply> carries(Reply reply) {
        return hits(reply.servo()) ? spoil(reply) : Optional.of(reply);
    }
}
