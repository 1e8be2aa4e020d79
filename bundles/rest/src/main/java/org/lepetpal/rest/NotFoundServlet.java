package org.lepetpal.rest;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Whatever no other servlet serves. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/*")
public final class NotFoundServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Envelope envelope = new Envelope(new Json(), Clock.systemUTC());

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        envelope.write(response, new ApiError(ErrorCode.NOT_FOUND, "There is nothing at this address", Map.of()));
    }
}
