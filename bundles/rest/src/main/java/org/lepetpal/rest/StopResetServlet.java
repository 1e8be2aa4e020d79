package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lepetpal.api.safety.SoftwareStop;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code POST /estop/reset}: lets the arm be moved again, and moves nothing. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/estop/reset")
public final class StopResetServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient RobotParts parts;
    private final transient StopBody stopBody = new StopBody(json);

    @Activate
    public StopResetServlet(@Reference(name = "parts") RobotParts parts) {
        super("POST");
        this.parts = parts;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SoftwareStop service = parts.stop().require("There is no safety kernel, so there is no software stop to reset");
        json.read(request);
        ObjectNode body = json.object();
        body.put("status", "ok");
        body.set("stop", stopBody.of(service.reset()));
        json.write(response, HttpServletResponse.SC_OK, body);
    }
}
