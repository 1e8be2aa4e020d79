package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.safety.StopState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code POST /estop}: the software stop. A request that is wrong in itself stops the arm too, before it is refused; one whose
 * body has yet to come stops it at once, and what comes can only take the power away besides.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/estop")
public final class StopServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    private static final String DEFAULT_REASON = "asked for over HTTP";
    private static final int MAX_REASON = 200;

    private final transient RobotParts parts;
    private final transient StopBody stopBody = new StopBody(json);

    @Activate
    public StopServlet(@Reference(name = "parts") RobotParts parts) {
        super("POST");
        this.parts = parts;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SoftwareStop service = parts.stop().require("There is no safety kernel, so there is no arm that moves");
        ObjectNode body = json.object();
        body.put("status", "ok");
        body.set("stop", stopBody.of(latch(service, request)));
        json.write(response, HttpServletResponse.SC_OK, body);
    }

    private StopState latch(SoftwareStop service, HttpServletRequest request) throws IOException {
        if (!isWhole(request)) {
            service.stop(StopCategory.POWER_KEPT, DEFAULT_REASON);
        }
        try {
            Fields body = json.read(request);
            StopCategory category = body.integer("category", 1, 2).orElse(2) == 1
                    ? StopCategory.POWER_REMOVED
                    : StopCategory.POWER_KEPT;
            String reason = body.text("reason").map(String::strip).orElse("");
            return service.stop(category, reason.isEmpty() ? DEFAULT_REASON : shortened(reason));
        } catch (ApiError wrong) {
            service.stop(StopCategory.POWER_KEPT, DEFAULT_REASON);
            throw new ApiError(
                    wrong.code(),
                    wrong.getMessage() + "; the software stop is latched all the same, power kept",
                    Map.of("latched", true));
        }
    }

    /** Whether all of the body is here, so that reading it takes no time. */
    private static boolean isWhole(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        return length == 0 || length > 0 && request.getInputStream().available() >= length;
    }

    private static String shortened(String reason) {
        int characters = Math.min(MAX_REASON, reason.codePointCount(0, reason.length()));
        return reason.substring(0, reason.offsetByCodePoints(0, characters));
    }
}
