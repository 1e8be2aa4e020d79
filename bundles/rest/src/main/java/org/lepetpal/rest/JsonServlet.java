package org.lepetpal.rest;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A route: whatever goes wrong in it ends in the error envelope, and a method that it does not have in 405. */
abstract class JsonServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(JsonServlet.class);

    private final String method;
    private final transient Envelope envelope;

    /** Shared by the routes, for reading bodies and writing answers. */
    protected final transient Json json = new Json();

    /** @param method the one method that the route has, upper case */
    JsonServlet(String method) {
        this.method = method;
        this.envelope = new Envelope(json, Clock.systemUTC());
    }

    /** Answers one request of the route's method. */
    protected abstract void answer(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException;

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            if (!request.getMethod().equals(method)) {
                response.setHeader("Allow", method);
                throw new ApiError(
                        ErrorCode.METHOD_NOT_ALLOWED,
                        "This route takes " + method + " only",
                        Map.of("allowed", java.util.List.of(method)));
            }
            answer(request, response);
        } catch (ApiError error) {
            envelope.write(response, error);
        } catch (RuntimeException unexpected) {
            LOG.error("{} {} failed", request.getMethod(), request.getServletPath(), unexpected);
            envelope.write(response, new ApiError(ErrorCode.INTERNAL, "Something went wrong in the robot", Map.of()));
        }
    }
}
