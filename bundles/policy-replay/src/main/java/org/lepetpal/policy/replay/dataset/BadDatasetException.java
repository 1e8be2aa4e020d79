package org.lepetpal.policy.replay.dataset;

import java.io.IOException;

/** A dataset that cannot be played. The message names the file and the thing that is wrong, for people. */
public final class BadDatasetException extends IOException {
    private static final long serialVersionUID = 1L;

    public BadDatasetException(String message) {
        super(message);
    }

    public BadDatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
