package org.lepetpal.simulation;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A route into the room. Each answers with JSON; what goes wrong is told by {@code sendError}. */
final class RoomServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Deed> deeds;

    /** @param deeds what is done, by the method that asks for it */
    RoomServlet(Map<String, Deed> deeds) {
        this.deeds = new TreeMap<>(deeds);
    }

    /** What a request does to the room, and the JSON that it is told; a {@link BadRequest} when it cannot. */
    @FunctionalInterface
    interface Deed {
        String perform(HttpServletRequest request) throws IOException;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // HEAD is answered as GET is; the server leaves the body out.
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        Optional<Deed> deed = Optional.ofNullable(deeds.get(method));
        if (deed.isEmpty()) {
            String methods = String.join(", ", deeds.keySet());
            response.setHeader("Allow", methods);
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "This route takes " + methods + " only");
            return;
        }
        byte[] body;
        try {
            body = deed.get().perform(request).getBytes(StandardCharsets.UTF_8);
        } catch (BadRequest refused) {
            response.sendError(refused.status(), refused.getMessage());
            return;
        }
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
