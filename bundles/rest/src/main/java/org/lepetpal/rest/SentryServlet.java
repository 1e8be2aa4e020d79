package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lepetpal.api.command.SentryMode;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET|PUT /api/sentry}: whether the robot acts on its own initiative, until the next start. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/sentry")
public final class SentryServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    private static final int MOST_BYTES = 1024;

    private final transient Present<SentryMode> mode = new Present<>("The sentry is not there", "no_sentry");

    @Activate
    public SentryServlet() {
        super("GET", "PUT");
    }

    @Reference(
            name = "mode",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addMode(SentryMode service) {
        mode.add(service);
    }

    void removeMode(SentryMode service) {
        mode.remove(service);
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SentryMode sentry = mode.require();
        if (request.getMethod().equals("PUT")) {
            JsonItem wish = json.item(request, MOST_BYTES).at("enabled");
            if (!wish.value().isBoolean()) {
                throw wish.wrong("true or false");
            }
            try {
                sentry.switchTo(wish.value().booleanValue());
            } catch (IllegalStateException wrongSettings) {
                throw ApiError.unavailable(Sentence.of(wrongSettings), "wrong_settings");
            }
        }
        SentryMode.State state = sentry.state();
        ObjectNode body = json.object();
        body.put("enabled", state.on());
        body.put("acting", state.acting());
        body.put("pause_s", state.pauseSeconds());
        body.put("detail", state.detail());
        json.write(response, HttpServletResponse.SC_OK, body);
    }
}
