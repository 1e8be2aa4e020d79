package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code POST /cancel}: aborts the active command; the arm holds its position. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/cancel")
public final class CancelServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient RobotParts parts;

    @Activate
    public CancelServlet(@Reference(name = "parts") RobotParts parts) {
        super("POST");
        this.parts = parts;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        json.read(request);
        ObjectNode body = json.object();
        body.put("status", "ok");
        body.put(
                "request_id",
                parts.commands().require().cancel().map(Object::toString).orElse(null));
        json.write(response, HttpServletResponse.SC_OK, body);
    }
}
