package org.lepetpal.simulation.fault;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.lepetpal.simulation.servo.Reply;

/** One bit of a reply arrives as its opposite. */
public final class FlipBit extends ReplyFault {
    private static final Limits BIT = new Limits("bit", 0, 2047);

    private final OptionalInt bit;
    private final SplittableRandom random;

    /** @param bit counted from the first byte's lowest bit, round again past the end; any one, by the seed, when empty */
    public FlipBit(Aim aim, OptionalInt bit) {
        super(FaultKind.FLIP_BIT, aim);
        bit.ifPresent(BIT::check);
        this.bit = bit;
        random = aim.random();
    }

    @Override
    Optional<Reply> spoil(Reply reply) {
        byte[] bytes = reply.bytes().clone();
        int bits = bytes.length * Byte.SIZE;
        if (bits == 0) {
            return Optional.of(reply);
        }
        int at = bit.isPresent() ? bit.getAsInt() % bits : random.nextInt(bits);
        bytes[at / Byte.SIZE] ^= (byte) (1 << at % Byte.SIZE);
        return Optional.of(reply.with(bytes));
    }
}
