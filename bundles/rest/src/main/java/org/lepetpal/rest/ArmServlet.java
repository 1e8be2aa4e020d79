package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmProcedures;
import org.lepetpal.api.arm.ProcedureState;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.time.Timebase;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET /api/arm}: what the arm is, what its joints read in the newest tick, and whether it is stopped. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/arm")
public final class ArmServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient RobotParts parts;
    private final transient SafetyKernel kernel;
    private final transient Telemetry telemetry;
    private final transient Switchboard switchboard;
    private final transient Timebase time;
    private final transient ArmBody armBody = new ArmBody(json);
    private final transient StopBody stopBody = new StopBody(json);

    @Activate
    public ArmServlet(
            @Reference(name = "kernel") SafetyKernel kernel,
            @Reference(name = "telemetry") Telemetry telemetry,
            @Reference(name = "switchboard") Switchboard switchboard,
            @Reference(name = "time") Timebase time,
            @Reference(name = "parts") RobotParts parts) {
        super("GET");
        this.parts = parts;
        this.kernel = kernel;
        this.telemetry = telemetry;
        this.switchboard = switchboard;
        this.time = time;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ArmDescription arm = kernel.arm().orElseThrow(this::absence);
        Optional<ArmSample> sample = telemetry.latest();
        ObjectNode body = armBody.of(arm, sample.flatMap(ArmSample::reading));
        body.put(
                "simulated",
                switchboard.candidates(SlotName.ARM).stream().anyMatch(one -> one.active() && one.simulated()));
        body.put("activity", sample.map(tick -> tick.activity().label()).orElse(""));
        sample.ifPresent(tick -> body.put("age_ms", TimeUnit.NANOSECONDS.toMillis(time.nanoTime() - tick.nanos())));
        body.set("poses", PosesBody.of(json, arm.poses()));
        parts.stop()
                .find()
                .ifPresentOrElse(service -> body.set("stop", stopBody.of(service.state())), () -> body.putNull("stop"));
        json.write(response, HttpServletResponse.SC_OK, body);
    }

    private ApiError absence() {
        Optional<String> procedure = parts.procedures()
                .find()
                .flatMap(ArmProcedures::state)
                .filter(ProcedureBody::isRunning)
                .map(ProcedureState::kind)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT));
        return procedure
                .map(kind -> new ApiError(
                        ErrorCode.UNAVAILABLE,
                        "A person works on the arm: the procedure " + kind + " runs",
                        Map.of("reason", "procedure", "procedure", kind)))
                .orElseGet(() -> ApiError.unavailable("There is no arm; /health says why", "no_arm"));
    }
}
