package org.lepetpal.rest;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A route: whatever goes wrong in it ends in the error envelope, and a method that it does not have in 405. */
abstract class JsonServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(JsonServlet.class);

    private final transient List<String> methods;
    private final transient Envelope envelope;

    /** Shared by the routes, for reading bodies and writing answers. */
    protected final transient Json json = new Json();

    /** @param methods that the route has, upper case */
    JsonServlet(String... methods) {
        this.methods = List.of(methods);
        this.envelope = new Envelope(json, Clock.systemUTC());
    }

    /** Answers one request of the route's methods. */
    protected abstract void answer(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException;

    /** For a route whose addresses below it have fewer methods than it has. */
    static void requireMethod(HttpServletRequest request, HttpServletResponse response, List<String> allowed) {
        if (!allowed.contains(request.getMethod()) && !(isHead(request) && allowed.contains("GET"))) {
            String names = String.join(", ", allowed);
            response.setHeader("Allow", names);
            throw new ApiError(
                    ErrorCode.METHOD_NOT_ALLOWED, "This route takes " + names + " only", Map.of("allowed", allowed));
        }
    }

    /** Whether only the headers of what GET would answer are asked for; the server leaves the body out. */
    static boolean isHead(HttpServletRequest request) {
        return request.getMethod().equals("HEAD");
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            requireMethod(request, response, methods);
            answer(request, response);
        } catch (ApiError error) {
            envelope.refuse(request, response, error);
        } catch (RuntimeException unexpected) {
            LOG.error("{} {} failed", request.getMethod(), request.getServletPath(), unexpected);
            envelope.refuse(
                    request, response, new ApiError(ErrorCode.INTERNAL, "Something went wrong in the robot", Map.of()));
        }
    }
}
