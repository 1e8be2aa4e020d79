package org.lepetpal.rest;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET /api/swaps}: the newest receipts, newest first. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/swaps")
public final class SwapsServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient RobotParts parts;

    @Activate
    public SwapsServlet(@Reference(name = "parts") RobotParts parts) {
        super("GET");
        this.parts = parts;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        json.write(
                response,
                HttpServletResponse.SC_OK,
                new SwapsBody(json)
                        .of(parts.switchboard()
                                .require("There is no switchboard, and so there are no receipts")
                                .receipts()));
    }
}
