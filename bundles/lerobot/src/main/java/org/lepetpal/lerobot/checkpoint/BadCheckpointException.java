package org.lepetpal.lerobot.checkpoint;

import java.io.IOException;

/** A checkpoint that cannot be used. The message names the file and the thing that is wrong, for people. */
public final class BadCheckpointException extends IOException {
    private static final long serialVersionUID = 1L;

    public BadCheckpointException(String message) {
        super(message);
    }

    public BadCheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
