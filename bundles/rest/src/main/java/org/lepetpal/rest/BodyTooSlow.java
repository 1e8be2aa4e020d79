package org.lepetpal.rest;

import java.io.IOException;
import org.eclipse.jetty.http.HttpException;

/** A request's body did not come in time. The server answers it with 408 wherever nobody else does. */
final class BodyTooSlow extends IOException implements HttpException {
    /** For people. */
    static final String MESSAGE = "The body did not come in time";

    private static final long serialVersionUID = 1L;

    BodyTooSlow() {
        super(MESSAGE);
    }

    /** Whether that is what went wrong, however it was wrapped up on its way. */
    static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooSlow) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int getCode() {
        return ErrorCode.BODY_TOO_SLOW.status();
    }

    @Override
    public String getReason() {
        return getMessage();
    }
}
