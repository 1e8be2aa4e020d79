package org.lepetpal.rest;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** The error envelope for what the server refuses before any servlet sees it: a broken URI, header or body length. */
final class ServerErrors implements Request.Handler {
    private final Envelope envelope;
    private final Nowhere nowhere;

    ServerErrors(Envelope envelope, Nowhere nowhere) {
        this.envelope = envelope;
        this.nowhere = nowhere;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer given
                ? given
                : Math.max(response.getStatus(), ErrorCode.INVALID.status());
        if (request.getAttribute(Latch.EARLY) != null) {
            Nowhere.Answer answer = nowhere.early(Request.getPathInContext(request));
            return write(response, callback, answer.status(), answer.bytes());
        }
        if (request.getAttribute(Streams.FULL) instanceof Integer most) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, Streams.RETRY_SECONDS);
            return write(response, callback, ErrorCode.UNAVAILABLE.status(), tooManyStreams(most));
        }
        if (status == ErrorCode.NOT_FOUND.status()) {
            Nowhere.Answer answer = nowhere.at(Request.getPathInContext(request));
            return write(response, callback, answer.status(), answer.bytes());
        }
        ErrorCode code = ErrorCode.of(status);
        return write(response, callback, status, envelope.bytes(code, status, message(code), Map.of()));
    }

    private byte[] tooManyStreams(int most) {
        return envelope.bytes(
                ErrorCode.UNAVAILABLE,
                ErrorCode.UNAVAILABLE.status(),
                "At most " + most + " streams (pictures, events, WebSockets) are open at once; try again later",
                Map.of("reason", "too_many_streams", "most", most));
    }

    private static boolean write(Response response, Callback callback, int status, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json;charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    /** The server's own words may hold a class's name; what the code says is enough. */
    private static String message(ErrorCode code) {
        return switch (code) {
            case METHOD_NOT_ALLOWED -> "This route does not take this method";
            case BODY_TOO_SLOW -> BodyTooSlow.MESSAGE;
            case TOO_LARGE -> "The request is too large";
            case INTERNAL -> "Something went wrong in the robot";
            case UNAVAILABLE -> "The robot is stopping, or its HTTP settings are being changed";
            default -> "This is no HTTP request that the robot understands";
        };
    }
}
