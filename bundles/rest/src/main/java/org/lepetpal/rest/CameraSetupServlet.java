package org.lepetpal.rest;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.TableMark;
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
 * {@code GET|PUT /api/calibration/camera}, {@code GET …/board}, {@code POST …/confirm}: where a camera stands and what areas
 * of its picture mean.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/calibration/camera/*")
public final class CameraSetupServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(CameraSetupServlet.class);
    private static final String CONFIRM = "/confirm";
    private static final String BOARD = "/board";
    private static final int MOST_BYTES = 256 * 1024;

    private final transient RobotParts parts;
    private final transient Present<CameraSetups> setups =
            new Present<>("Nothing keeps what is taught about cameras", "no_calibration");
    private final transient CameraSetupBody setupBody = new CameraSetupBody(json);

    @Activate
    public CameraSetupServlet(@Reference(name = "parts") RobotParts parts) {
        super("GET", "PUT", "POST");
        this.parts = parts;
    }

    @Reference(
            name = "setups",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addSetups(CameraSetups service) {
        setups.add(service);
    }

    void removeSetups(CameraSetups service) {
        setups.remove(service);
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        requireMethod(
                request,
                response,
                switch (path) {
                    case "" -> List.of("GET", "PUT");
                    case BOARD -> List.of("GET");
                    case CONFIRM -> List.of("POST");
                    default -> throw new ApiError(ErrorCode.NOT_FOUND, "There is nothing at this address", Map.of());
                });
        CameraSetups service = setups.require();
        String camera = Optional.ofNullable(request.getParameter("camera")).orElseGet(this::activeCamera);
        if (path.equals(BOARD)) {
            json.write(response, HttpServletResponse.SC_OK, setupBody.ofBoard(camera, board(service, camera)));
            return;
        }
        CameraSetup setup =
                switch (request.getMethod()) {
                    case "PUT" -> teach(service, camera, json.item(request, MOST_BYTES));
                    case "POST" -> confirm(service, camera);
                    default -> known(service, camera);
                };
        json.write(response, HttpServletResponse.SC_OK, setupBody.of(setup, service.fit(camera)));
    }

    private String activeCamera() {
        return parts.switchboard().require().candidates(SlotName.CAMERA).stream()
                .filter(Candidate::active)
                .map(Candidate::name)
                .findFirst()
                .orElseThrow(() -> ApiError.unavailable("There is no camera; /health says why", "no_camera"));
    }

    private static CameraSetup known(CameraSetups service, String camera) {
        return service.of(camera)
                .orElseThrow(() -> new ApiError(
                        ErrorCode.NOT_FOUND,
                        "Camera " + camera + ": " + service.fit(camera).detail(),
                        Map.of("reason", "no_setup")));
    }

    private static CameraSetup teach(CameraSetups service, String camera, JsonItem body) {
        try {
            return service.teach(camera, CameraSetupBody.marks(body), CameraSetupBody.zones(body));
        } catch (IllegalArgumentException wrong) {
            throw ApiError.invalid(Sentence.of(wrong));
        } catch (IllegalStateException noCamera) {
            throw ApiError.unavailable(Sentence.of(noCamera), "no_camera");
        } catch (IOException failed) {
            throw notStored(failed);
        }
    }

    private static List<TableMark> board(CameraSetups service, String camera) {
        try {
            List<TableMark> found = service.board(camera);
            if (found.isEmpty()) {
                throw new ApiError(
                        ErrorCode.NOT_FOUND,
                        "Camera " + camera + " does not see the board; is it lit, flat and near enough?",
                        Map.of("reason", "no_board"));
            }
            return found;
        } catch (IllegalStateException noCamera) {
            throw ApiError.unavailable(Sentence.of(noCamera), "no_camera");
        }
    }

    private static CameraSetup confirm(CameraSetups service, String camera) {
        try {
            return service.confirm(camera);
        } catch (IllegalStateException impossible) {
            throw ApiError.unavailable(Sentence.of(impossible), "not_confirmed");
        } catch (IOException failed) {
            throw notStored(failed);
        }
    }

    private static ApiError notStored(IOException failed) {
        LOG.error("what was taught about a camera was not stored", failed);
        return new ApiError(ErrorCode.INTERNAL, "It cannot be stored; the robot's log says why", Map.of());
    }
}
