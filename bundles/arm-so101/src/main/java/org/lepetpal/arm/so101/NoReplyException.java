package org.lepetpal.arm.so101;

import java.io.IOException;

/** Servos gave no sound answer in time, retries included; the wire itself may still be there. */
final class NoReplyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean spoilt;

    NoReplyException(String message) {
        this(message, false);
    }

    /** @param spoilt whether something came that nobody could understand */
    NoReplyException(String message, boolean spoilt) {
        super(message);
        this.spoilt = spoilt;
    }

    boolean spoilt() {
        return spoilt;
    }
}
