package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lepetpal.api.command.Commands;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code POST /cancel}: aborts the active command; the arm holds its position. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/cancel")
public final class CancelServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient Present<Commands> commands =
            new Present<>("The control loop does not run; /health says why", "no_loop");

    @Activate
    public CancelServlet() {
        super("POST");
    }

    @Reference(
            name = "commands",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addCommands(Commands service) {
        commands.add(service);
    }

    void removeCommands(Commands service) {
        commands.remove(service);
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        json.read(request);
        ObjectNode body = json.object();
        body.put("status", "ok");
        body.put("request_id", commands.require().cancel().map(Object::toString).orElse(null));
        json.write(response, HttpServletResponse.SC_OK, body);
    }
}
