package org.lepetpal.lerobot.policy;

/** A policy that was made for another robot. The message names both sides, and what would mend it. */
final class MisfitException extends Exception {
    private static final long serialVersionUID = 1L;

    MisfitException(String message) {
        super(message);
    }
}
