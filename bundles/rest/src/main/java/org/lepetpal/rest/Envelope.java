package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Writes the one error body that all routes share. */
final class Envelope {
    private final Json json;
    private final Clock clock;

    Envelope(Json json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    void write(HttpServletResponse response, ApiError error) throws IOException {
        write(response, error.code(), error.code().status(), error.getMessage(), error.details());
    }

    /**
     * Refuses a request. Where its body was not read to the end the answer says that the connection ends: the server closes it then, and
     * whoever was not told sends his next request into nothing.
     */
    void refuse(HttpServletRequest request, HttpServletResponse response, ApiError error) throws IOException {
        if (hasBody(request) && !request.getInputStream().isFinished()) {
            response.setHeader("Connection", "close");
        }
        write(response, error);
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** @param status may differ from the code's own where a server chose a rarer one, such as 414 */
    void write(HttpServletResponse response, ErrorCode code, int status, String message, Map<String, Object> details)
            throws IOException {
        json.write(response, status, body(code, status, message, details));
    }

    /** The same body for an answer that no servlet gives. */
    byte[] bytes(ErrorCode code, int status, String message, Map<String, Object> details) {
        return json.text(body(code, status, message, details)).getBytes(StandardCharsets.UTF_8);
    }

    ObjectNode body(ErrorCode code, int status, String message, Map<String, Object> details) {
        ObjectNode body = json.object();
        ObjectNode error = body.putObject("error");
        error.put("code", code.word());
        error.put("http", status);
        error.put("message", message);
        if (!details.isEmpty()) {
            error.set("details", json.tree(details));
        }
        error.put("timestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        return body;
    }
}
