package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.lepetpal.api.arm.ArmPoses;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.PoseMoves;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.telemetry.Telemetry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /api/arm/poses}, {@code PUT|DELETE /api/arm/poses/NAME}, {@code POST /api/arm/poses/NAME/go}: the poses that
 * the arm knows by name.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/arm/poses/*")
public final class PoseServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(PoseServlet.class);
    private static final double LARGEST = 1000;

    private final transient Telemetry telemetry;
    private final transient SafetyKernel kernel;
    private final transient PoseMoves moves;
    private final transient Present<ArmPoses> poses = new Present<>("There is no driver for an arm", "no_arm");

    @Activate
    public PoseServlet(
            @Reference(name = "telemetry") Telemetry telemetry,
            @Reference(name = "kernel") SafetyKernel kernel,
            @Reference(name = "moves") PoseMoves moves) {
        super("GET", "PUT", "DELETE", "POST");
        this.telemetry = telemetry;
        this.kernel = kernel;
        this.moves = moves;
    }

    @Reference(
            name = "poses",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addPoses(ArmPoses service) {
        poses.add(service);
    }

    void removePoses(ArmPoses service) {
        poses.remove(service);
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PosePath path = PosePath.of(request.getPathInfo());
        requireMethod(request, response, path.methods());
        ArmPoses service = poses.require();
        switch (request.getMethod()) {
            case "PUT" -> save(service, path.name(), json.read(request), response);
            case "DELETE" -> forget(service, path.name(), response);
            case "POST" -> go(path.name(), response);
            default -> list(service, response);
        }
    }

    private void list(ArmPoses service, HttpServletResponse response) throws IOException {
        ObjectNode body = json.object();
        kernel.arm().ifPresent(arm -> {
            var joints = body.putArray("joints");
            arm.joints().forEach(joint -> joints.add(joint.name()));
        });
        body.set("poses", PosesBody.of(json, service.all()));
        json.write(response, HttpServletResponse.SC_OK, body);
    }

    private void save(ArmPoses service, String name, Fields body, HttpServletResponse response) throws IOException {
        JointAngles pose;
        try {
            pose = body.numbers("positions", -LARGEST, LARGEST)
                    .map(JointAngles::of)
                    .orElseGet(this::measured);
            service.save(name, pose);
        } catch (IllegalArgumentException wrong) {
            throw ApiError.invalid(Sentence.of(wrong));
        } catch (IOException failed) {
            throw notStored(failed);
        }
        ObjectNode saved = json.object();
        saved.put("status", "ok");
        saved.put("name", name);
        saved.set("positions", PosesBody.of(json, pose));
        json.write(response, HttpServletResponse.SC_OK, saved);
    }

    private JointAngles measured() {
        return telemetry
                .latest()
                .flatMap(sample -> sample.reading())
                .map(ArmReading::positions)
                .orElseThrow(() -> ApiError.unavailable(
                        "The arm does not answer, so that there is no position to save; /health says why", "no_arm"));
    }

    private void forget(ArmPoses service, String name, HttpServletResponse response) throws IOException {
        try {
            service.forget(name);
        } catch (IllegalArgumentException unknown) {
            throw new ApiError(ErrorCode.NOT_FOUND, Sentence.of(unknown), Map.of("reason", "no_pose"));
        } catch (IOException failed) {
            throw notStored(failed);
        }
        ObjectNode body = json.object();
        body.put("status", "ok");
        json.write(response, HttpServletResponse.SC_OK, body);
    }

    private void go(String name, HttpServletResponse response) throws IOException {
        UUID id;
        try {
            id = moves.goTo(name);
        } catch (CommandRefused refused) {
            throw ApiError.of(refused);
        }
        ObjectNode accepted = json.object();
        accepted.put("request_id", id.toString());
        accepted.put("status", "accepted");
        response.setHeader("Location", "/status/" + id);
        json.write(response, HttpServletResponse.SC_ACCEPTED, accepted);
    }

    private static ApiError notStored(IOException failed) {
        LOG.error("a pose was not stored", failed);
        return new ApiError(ErrorCode.INTERNAL, "The poses cannot be stored; the robot's log says why", Map.of());
    }
}
