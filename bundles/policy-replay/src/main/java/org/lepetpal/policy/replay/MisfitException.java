package org.lepetpal.policy.replay;

/** A recording that was made on another arm. The message names both sides. */
final class MisfitException extends Exception {
    private static final long serialVersionUID = 1L;

    MisfitException(String message) {
        super(message);
    }
}
