package org.lepetpal.rest;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.lepetpal.api.arm.ArmProcedures;
import org.lepetpal.api.arm.ProcedureState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code POST /api/arm/procedure/answer}: the person's answer to a procedure's prompt. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/arm/procedure/answer")
public final class ProcedureAnswerServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX_ANSWER = 200;

    private final transient RobotParts parts;
    private final transient ProcedureBody procedureBody = new ProcedureBody(json);

    @Activate
    public ProcedureAnswerServlet(@Reference(name = "parts") RobotParts parts) {
        super("POST");
        this.parts = parts;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ArmProcedures service = parts.procedures().require();
        String answer = json.read(request).requiredText("answer", MAX_ANSWER);
        json.write(response, HttpServletResponse.SC_OK, procedureBody.of(give(service, answer)));
    }

    private static ProcedureState give(ArmProcedures service, String answer) {
        try {
            return service.answer(answer);
        } catch (IllegalArgumentException unknown) {
            List<String> allowed = service.state().map(ProcedureState::answers).orElse(List.of());
            throw new ApiError(ErrorCode.INVALID, Sentence.of(unknown), Map.of("allowed", allowed));
        } catch (IllegalStateException early) {
            throw new ApiError(ErrorCode.BUSY, Sentence.of(early), Map.of("reason", "not_waiting"));
        }
    }
}
