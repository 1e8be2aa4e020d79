package org.lepetpal.detector.yolo.model;

import java.io.IOException;

/** A model that cannot be used; the message says why, for people, without a file path. */
public final class BadModelException extends IOException {
    private static final long serialVersionUID = 1L;

    public BadModelException(String message) {
        super(message);
    }

    public BadModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
