package org.lepetpal.policy.smolvla.checkpoint;

import java.io.IOException;

/** A checkpoint that cannot be used. The message names the file and the thing that is wrong, for people. */
public final class BadCheckpointException extends IOException {
    private static final long serialVersionUID = 1L;

    BadCheckpointException(String message) {
        super(message);
    }

    BadCheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
