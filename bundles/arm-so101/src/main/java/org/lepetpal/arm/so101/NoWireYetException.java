package org.lepetpal.arm.so101;

import java.io.IOException;

/** The wire belongs to somebody who has not started yet: nothing is wrong. */
final class NoWireYetException extends IOException {
    private static final long serialVersionUID = 1L;

    NoWireYetException(String message) {
        super(message);
    }
}
