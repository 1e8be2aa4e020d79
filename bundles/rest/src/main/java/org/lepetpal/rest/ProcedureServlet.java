package org.lepetpal.rest;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.arm.ArmProcedures;
import org.lepetpal.api.arm.ProcedureKind;
import org.lepetpal.api.arm.ProcedureState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET|POST|DELETE /api/arm/procedure}: begins a procedure on the arm, tells how it stands, gives it up. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/arm/procedure")
public final class ProcedureServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX_KIND = 20;
    private static final List<String> KINDS = Arrays.stream(ProcedureKind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    private final transient RobotParts parts;
    private final transient ProcedureBody procedureBody = new ProcedureBody(json);

    @Activate
    public ProcedureServlet(@Reference(name = "parts") RobotParts parts) {
        super("GET", "POST", "DELETE");
        this.parts = parts;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ArmProcedures service = parts.procedures().require();
        switch (request.getMethod()) {
            case "POST" -> write(response, HttpServletResponse.SC_CREATED, begin(service, json.read(request)));
            case "DELETE" -> {
                service.abandon();
                write(response, HttpServletResponse.SC_OK, last(service));
            }
            default -> write(response, HttpServletResponse.SC_OK, last(service));
        }
    }

    private void write(HttpServletResponse response, int status, ProcedureState state) throws IOException {
        json.write(response, status, procedureBody.of(state));
    }

    private static ProcedureState begin(ArmProcedures service, Fields body) {
        String kind = body.requiredText("kind", MAX_KIND);
        if (!KINDS.contains(kind)) {
            throw new ApiError(
                    ErrorCode.INVALID, "'kind' must be one of " + String.join(", ", KINDS), Map.of("allowed", KINDS));
        }
        try {
            return service.begin(ProcedureKind.valueOf(kind.toUpperCase(Locale.ROOT)));
        } catch (IllegalStateException refused) {
            Optional<ProcedureState> running = service.state().filter(ProcedureBody::isRunning);
            throw running.isPresent()
                    ? new ApiError(ErrorCode.BUSY, Sentence.of(refused), Map.of("reason", "procedure"))
                    : ApiError.unavailable(Sentence.of(refused), "no_arm");
        }
    }

    private static ProcedureState last(ArmProcedures service) {
        return service.state()
                .orElseThrow(() -> new ApiError(
                        ErrorCode.NOT_FOUND, "No procedure was begun yet", Map.of("reason", "no_procedure")));
    }
}
