package org.lepetpal.simulation.fault;

import java.time.Duration;
import java.util.Optional;
import org.lepetpal.simulation.servo.Reply;

/** Replies come late, even when nobody waits for them any more. */
public final class DelayReply extends ReplyFault {
    private static final Limits MILLIS = new Limits("ms", 1, 60);

    private final long nanos;

    /** @param millis 1…60 */
    public DelayReply(Aim aim, int millis) {
        super(FaultKind.DELAY_REPLY, aim);
        nanos = Duration.ofMillis(MILLIS.check(millis)).toNanos();
    }

    @Override
    Optional<Reply> spoil(Reply reply) {
        return Optional.of(reply.later(nanos));
    }

    @Override
    public String effect() {
        return super.effect() + ", by " + nanos / 1_000_000 + " ms";
    }
}
