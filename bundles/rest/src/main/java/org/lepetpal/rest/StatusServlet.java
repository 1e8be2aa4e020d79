package org.lepetpal.rest;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.Commands;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET /status/{id}}, as one object or, where the client accepts it, as a stream of them. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/status/*")
@HttpWhiteboardServletAsyncSupported
public final class StatusServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient RobotParts parts;
    private final transient StatusBody body = new StatusBody(json);

    @Activate
    public StatusServlet(@Reference(name = "parts") RobotParts parts) {
        super("GET");
        this.parts = parts;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UUID id = id(request.getPathInfo());
        Commands desk = parts.commands().require();
        CommandStatus status = desk.status(id).orElseThrow(StatusServlet::unknown);
        String accept = request.getHeader("Accept");
        if (!isHead(request) && accept != null && accept.contains("text/event-stream")) {
            StatusStream.open(request, response, desk, id, change -> json.text(body.of(change)));
        } else {
            json.write(response, HttpServletResponse.SC_OK, body.of(status));
        }
    }

    private static UUID id(String path) {
        String text = path == null ? "" : path.substring(1);
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException noUuid) {
            throw unknown();
        }
        throw unknown();
    }

    private static ApiError unknown() {
        return new ApiError(ErrorCode.NOT_FOUND, "No command has this id", Map.of());
    }
}
