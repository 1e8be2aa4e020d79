package org.lepetpal.rest;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.lepetpal.api.arm.ArmCalibration;
import org.lepetpal.api.arm.ArmProcedures;
import org.lepetpal.api.arm.ServoCalibration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET|PUT /api/calibration}: the calibration in use, as LeRobot's file has it. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/calibration")
public final class CalibrationServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(CalibrationServlet.class);
    private static final String NO_DRIVER = "There is no driver for an arm";

    private final transient RobotParts parts;
    private final transient Present<ArmCalibration> calibration = new Present<>(NO_DRIVER, "no_arm");
    private final transient CalibrationBody calibrationBody = new CalibrationBody(json);

    @Activate
    public CalibrationServlet(@Reference(name = "parts") RobotParts parts) {
        super("GET", "PUT");
        this.parts = parts;
    }

    @Reference(
            name = "calibration",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addCalibration(ArmCalibration service) {
        calibration.add(service);
    }

    void removeCalibration(ArmCalibration service) {
        calibration.remove(service);
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ArmCalibration service = calibration.require();
        if (request.getMethod().equals("PUT")) {
            store(service, calibrationBody.read(json.read(request)));
        }
        Map<String, ServoCalibration> current = service.current()
                .orElseThrow(() -> new ApiError(
                        ErrorCode.NOT_FOUND,
                        "No calibration is known; ./lepetpal arm calibrate makes one",
                        Map.of("reason", "no_calibration")));
        json.write(response, HttpServletResponse.SC_OK, calibrationBody.of(current));
    }

    private void store(ArmCalibration service, Map<String, ServoCalibration> wanted) {
        try {
            service.store(wanted);
        } catch (IllegalArgumentException wrong) {
            throw ApiError.invalid(Sentence.of(wrong));
        } catch (IllegalStateException busy) {
            boolean procedure = parts.procedures()
                    .find()
                    .flatMap(ArmProcedures::state)
                    .filter(ProcedureBody::isRunning)
                    .isPresent();
            throw procedure
                    ? new ApiError(ErrorCode.BUSY, Sentence.of(busy), Map.of("reason", "procedure"))
                    : ApiError.unavailable(Sentence.of(busy), "no_arm");
        } catch (IOException failed) {
            LOG.warn("a calibration was not stored", failed);
            throw ApiError.unavailable(Sentence.of(failed), "not_stored");
        }
    }
}
