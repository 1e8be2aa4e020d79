package org.lepetpal.simulation.fault;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.lepetpal.simulation.servo.Reply;

/** Bytes that belong to nothing come before a reply: noise when a driver of the line switches over, often a lone FF. */
public final class LeadingGarbage extends ReplyFault {
    private static final int MOST = 32;

    private final byte[] garbage;

    /** @param hex 1…32 bytes in hexadecimal, for example {@code ff} or {@code 00ff12} */
    public LeadingGarbage(Aim aim, String hex) {
        super(FaultKind.LEADING_GARBAGE, aim);
        garbage = parse(hex);
    }

    @Override
    Optional<Reply> spoil(Reply reply) {
        byte[] bytes = Arrays.copyOf(garbage, garbage.length + reply.bytes().length);
        System.arraycopy(reply.bytes(), 0, bytes, garbage.length, reply.bytes().length);
        return Optional.of(reply.with(bytes));
    }

    private static byte[] parse(String hex) {
        if (!hex.matches("([0-9A-Fa-f]{2}){1," + MOST + "}")) {
            throw new IllegalArgumentException("'bytes' is '" + hex + "', it must be 1…" + MOST
                    + " bytes in hexadecimal, for example ff or 00ff12");
        }
        return HexFormat.of().parseHex(hex);
    }
}
