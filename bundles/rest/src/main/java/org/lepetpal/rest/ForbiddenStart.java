package org.lepetpal.rest;

/** Why the robot must not start at all: it would let anybody in, or nobody. */
final class ForbiddenStart extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ForbiddenStart(String message) {
        super(message);
    }

    ForbiddenStart(String message, Throwable cause) {
        super(message, cause);
    }
}
