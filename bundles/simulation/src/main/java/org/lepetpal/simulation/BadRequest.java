package org.lepetpal.simulation;

/** A request that cannot be served, with the HTTP status and the sentence that say so. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    BadRequest(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The body is broken, or one of its values is. */
    static BadRequest invalid(String message) {
        return new BadRequest(400, message);
    }

    int status() {
        return status;
    }
}
