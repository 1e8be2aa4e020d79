package org.lepetpal.simulation.fault;

import java.util.Optional;
import org.lepetpal.simulation.servo.Reply;

/** Spoils the bytes of replies on their way. */
abstract class ReplyFault implements Fault {
    private final FaultKind kind;
    private final Trigger trigger;

    ReplyFault(FaultKind kind, Aim aim) {
        this.kind = kind;
        trigger = new Trigger(aim);
    }

    /** What becomes of a reply that is hit. */
    abstract Optional<Reply> spoil(Reply reply);

    @Override
    public final FaultKind kind() {
        return kind;
    }

    @Override
    public String effect() {
        return kind.description() + " " + trigger.account();
    }

    @Override
    public final Optional<Reply> carries(Reply reply) {
        return trigger.hits(reply.servo()) ? spoil(reply) : Optional.of(reply);
    }
}
