package org.lepetpal.simulation.fault;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.lepetpal.simulation.servo.Reply;

/** Only the beginning of a reply arrives. */
public final class TruncateReply extends ReplyFault {
    private static final Limits BYTES = new Limits("bytes", 1, 250);

    private final OptionalInt kept;

    /** @param kept bytes that arrive, 1…250; half of them when empty */
    public TruncateReply(Aim aim, OptionalInt kept) {
        super(FaultKind.TRUNCATE_REPLY, aim);
        kept.ifPresent(BYTES::check);
        this.kept = kept;
    }

    @Override
    Optional<Reply> spoil(Reply reply) {
        int length = Math.min(kept.orElse(reply.bytes().length / 2), reply.bytes().length);
        return Optional.of(reply.with(Arrays.copyOf(reply.bytes(), length)));
    }
}
