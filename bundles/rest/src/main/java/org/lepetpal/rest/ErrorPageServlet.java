package org.lepetpal.rest;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletErrorPage;

/** Turns what servlets of other bundles answer by {@code sendError} into the error envelope. */
@Component(service = Servlet.class)
@HttpWhiteboardServletErrorPage(errorPage = {"4xx", "5xx"})
public final class ErrorPageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Json json = new Json();
    private final transient Envelope envelope = new Envelope(json, Clock.systemUTC());
    private final transient Nowhere nowhere;

    @Activate
    public ErrorPageServlet(BundleContext bundle) {
        this(Life.of(bundle.getBundle(0)));
    }

    ErrorPageServlet(Life life) {
        nowhere = new Nowhere(envelope, life);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = status(request);
        ErrorCode code = ErrorCode.of(status);
        if (code == ErrorCode.NOT_FOUND && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) == null) {
            Nowhere.Answer answer =
                    nowhere.at(String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)));
            json.write(response, answer.status(), answer.body());
            return;
        }
        envelope.write(response, code, status, message(request, code), Map.of());
    }

    private static int status(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                && BodyTooSlow.isBehind(failure)) {
            return ErrorCode.BODY_TOO_SLOW.status();
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given
                ? given
                : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    private static String message(HttpServletRequest request, ErrorCode code) {
        boolean ours = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) == null;
        if (ours
                && request.getAttribute(RequestDispatcher.ERROR_MESSAGE) instanceof String message
                && !message.isBlank()) {
            return message;
        }
        return switch (code) {
            case METHOD_NOT_ALLOWED -> "This route does not take this method";
            case BODY_TOO_SLOW -> BodyTooSlow.MESSAGE;
            case INTERNAL -> "Something went wrong in the robot";
            default -> "The request was refused";
        };
    }
}
