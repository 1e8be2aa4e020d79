package org.lepetpal.lerobot.policy;

/** A checkpoint that is not run. The message says why, for people. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
