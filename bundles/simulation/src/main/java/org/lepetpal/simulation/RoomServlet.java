package org.lepetpal.simulation;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** A route into the room. Each answers with the room's state; what goes wrong is told by {@code sendError}. */
final class RoomServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final String method;
    private final transient Deed deed;
    private final transient Supplier<String> state;

    /**
     * @param method the one method that it takes
     * @param deed what is done before the state is told
     * @param state the room as JSON
     */
    RoomServlet(String method, Deed deed, Supplier<String> state) {
        this.method = method;
        this.deed = deed;
        this.state = state;
    }

    /** What a request does to the room; a {@link BadRequest} when it cannot. */
    @FunctionalInterface
    interface Deed {
        void perform(HttpServletRequest request) throws IOException;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals(method)) {
            response.setHeader("Allow", method);
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "This route takes " + method + " only");
            return;
        }
        try {
            deed.perform(request);
        } catch (BadRequest refused) {
            response.sendError(refused.status(), refused.getMessage());
            return;
        }
        byte[] body = state.get().getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
