package org.lepetpal.rest;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lepetpal.api.swap.Switchboard;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET /api/swaps}: the newest receipts, newest first. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/swaps")
public final class SwapsServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient Present<Switchboard> switchboard =
            new Present<>("There is no switchboard, and so there are no receipts", "no_switchboard");

    public SwapsServlet() {
        super("GET");
    }

    @Reference(
            name = "switchboard",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addSwitchboard(Switchboard service) {
        switchboard.add(service);
    }

    void removeSwitchboard(Switchboard service) {
        switchboard.remove(service);
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        json.write(
                response,
                HttpServletResponse.SC_OK,
                new SwapsBody(json).of(switchboard.require().receipts()));
    }
}
