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
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code POST /estop/reset}: lets the arm be moved again, and moves nothing. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/estop/reset")
public final class StopResetServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient Present<SoftwareStop> stop =
            new Present<>("There is no safety kernel, so there is no software stop to reset", "no_safety");
    private final transient StopBody stopBody = new StopBody(json);

    @Activate
    public StopResetServlet() {
        super("POST");
    }

    @Reference(
            name = "stop",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addStop(SoftwareStop service) {
        stop.add(service);
    }

    void removeStop(SoftwareStop service) {
        stop.remove(service);
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SoftwareStop service = stop.require();
        json.read(request);
        ObjectNode body = json.object();
        body.put("status", "ok");
        body.set("stop", stopBody.of(service.reset()));
        json.write(response, HttpServletResponse.SC_OK, body);
    }
}
