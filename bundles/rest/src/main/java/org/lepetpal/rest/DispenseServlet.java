package org.lepetpal.rest;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.treat.DispenseRefused;
import org.lepetpal.api.treat.TreatDispenser;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code POST /dispense_treat}: answers once the gate is back at rest. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/dispense_treat")
@HttpWhiteboardServletAsyncSupported
public final class DispenseServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    private static final int DEFAULT_MILLIS = 600;
    private static final int MIN_MILLIS = 50;
    private static final int MAX_MILLIS = 5000;
    /** The longest opening and the way there and back, with room to spare. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final transient RobotParts parts;

    @Activate
    public DispenseServlet(@Reference(name = "parts") RobotParts parts) {
        super("POST");
        this.parts = parts;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long millis = json.read(request)
                .integer("duration_ms", MIN_MILLIS, MAX_MILLIS)
                .orElse(DEFAULT_MILLIS);
        CompletionStage<Integer> dispensed = dispense(Duration.ofMillis(millis));
        AsyncContext async = request.startAsync();
        new LateAnswer(async, json).when(dispensed, PATIENCE, "The dispenser failed");
    }

    private CompletionStage<Integer> dispense(Duration openFor) {
        try (Lease<TreatDispenser> dispenser = parts.switchboard()
                .require()
                .slot(TreatDispenser.class)
                .take()
                .orElseThrow(() -> ApiError.unavailable("There is no treat dispenser", "no_dispenser"))) {
            return dispenser.service().dispense(openFor);
        } catch (DispenseRefused refused) {
            ErrorCode code = refused.reason() == DispenseRefused.Reason.BUSY ? ErrorCode.BUSY : ErrorCode.RATE_LIMITED;
            throw new ApiError(
                    code,
                    refused.getMessage(),
                    Map.of("retry_after_ms", refused.retryAfter().toMillis()));
        }
    }
}
