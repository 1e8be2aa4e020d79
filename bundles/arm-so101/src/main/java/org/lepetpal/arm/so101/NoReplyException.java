package org.lepetpal.arm.so101;

import java.io.IOException;

/** Servos gave no sound answer in time, retries included; the wire itself may still be there. */
final class NoReplyException extends IOException {
    private static final long serialVersionUID = 1L;

    NoReplyException(String message) {
        super(message);
    }
}
