package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lepetpal.api.vision.ColorTeacher;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Pixel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code PUT|DELETE /api/vision/colors/NAME}: how a thing looks is learned from a click on it, or forgotten. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/vision/colors/*")
public final class ColorServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ColorServlet.class);
    private static final Pattern PATH = Pattern.compile("/([a-z][a-z0-9_-]{0,39})");
    private static final int MOST_BYTES = 4096;

    private final transient RobotParts parts;
    private final transient Present<ColorTeacher> teacher =
            new Present<>("The colour detector is not there", "no_detector");

    @Activate
    public ColorServlet(@Reference(name = "parts") RobotParts parts) {
        super("PUT", "DELETE");
        this.parts = parts;
    }

    @Reference(
            name = "teacher",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addTeacher(ColorTeacher service) {
        teacher.add(service);
    }

    void removeTeacher(ColorTeacher service) {
        teacher.remove(service);
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String label = Optional.ofNullable(request.getPathInfo())
                .map(PATH::matcher)
                .filter(path -> path.matches())
                .map(path -> path.group(1))
                .orElseThrow(() -> ApiError.invalid(
                        "The address must end in the thing's name: of a-z, 0-9, - and _, at most 40 characters"));
        ObjectNode body = json.object();
        body.put("class", label);
        try {
            if (request.getMethod().equals("PUT")) {
                double[] at = json.item(request, MOST_BYTES).at("at").numbers(2, 2);
                body.put("learned", teach(label, new Pixel(at[0], at[1])));
            } else if (!teacher.require().forget(label)) {
                throw new ApiError(
                        ErrorCode.NOT_FOUND, "Nothing was learned about " + label, Map.of("reason", "not_learned"));
            }
        } catch (IllegalArgumentException nothing) {
            throw ApiError.invalid(Sentence.of(nothing));
        }
        json.write(response, HttpServletResponse.SC_OK, body);
    }

    private String teach(String label, Pixel at) {
        ColorTeacher learner = teacher.require();
        Frame newest = parts.sight()
                .require()
                .frame()
                .orElseThrow(() -> ApiError.unavailable("There is no picture; /health says why", "no_camera"));
        try (Frame frame = newest) {
            return learner.teach(label, frame, at);
        } catch (IOException failed) {
            LOG.error("what was learned about {} was not stored", label, failed);
            throw new ApiError(ErrorCode.INTERNAL, "It cannot be stored; the robot's log says why", Map.of());
        }
    }
}
