package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /vision/process}: what the active detectors, or those that are asked for, see in a picture that comes with the request.
 * Nothing recognises actions or suggests events yet, so that those lists are empty.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/vision/process")
public final class VisionServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(VisionServlet.class);
    private static final int MOST_BYTES = 12 * 1024 * 1024;
    private static final int MOST_MODELS = 32;
    /** Each costs a core for a while, which the robot needs itself. */
    private static final int AT_ONCE = 1;

    private static final int WAITING = 4;
    /** The rest of what is seen are objects. */
    private static final Set<String> LIVING = Set.of("dog", "cat", "person", "bird", "horse", "sheep", "cow", "bear");
    /** From here on a time is in milliseconds; before, in seconds. */
    private static final double MILLIS_FROM = 1e11;

    private static final double LATEST = 1e14;

    private final transient RobotParts parts;
    private final transient SightingBody sightingBody = new SightingBody(json);
    private final transient Semaphore places = new Semaphore(WAITING);
    private final transient Semaphore turns = new Semaphore(AT_ONCE, true);

    @Activate
    public VisionServlet(@Reference(name = "parts") RobotParts parts) {
        super("POST");
        this.parts = parts;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Switchboard board = parts.switchboard().require();
        if (!places.tryAcquire()) {
            throw new ApiError(ErrorCode.RATE_LIMITED, "Other pictures are being looked at; try again later", Map.of());
        }
        try {
            JsonItem body = json.item(request, MOST_BYTES);
            Instant taken = body.find("timestamp").map(VisionServlet::instant).orElse(Instant.EPOCH);
            Optional<Set<String>> models = body.find("enabledModels").map(VisionServlet::names);
            Frame picture = DecodedPicture.of(body.at("frameBase64").text(), taken);
            json.write(response, HttpServletResponse.SC_OK, body(inTurn(board, models, picture)));
        } finally {
            places.release();
        }
    }

    private static Instant instant(JsonItem timestamp) {
        double value = timestamp.number();
        if (value < 0 || value > LATEST) {
            throw timestamp.wrong("a time since 1970, in seconds or milliseconds");
        }
        return Instant.ofEpochMilli(Math.round(value < MILLIS_FROM ? value * 1000 : value));
    }

    private static Set<String> names(JsonItem models) {
        Set<String> names = new TreeSet<>();
        models.items(0, MOST_MODELS).forEach(name -> names.add(name.text()));
        return names;
    }

    private List<Detection> inTurn(Switchboard board, Optional<Set<String>> models, Frame picture) {
        turns.acquireUninterruptibly();
        try {
            return look(board, models, picture);
        } finally {
            turns.release();
        }
    }

    private static List<Detection> look(Switchboard board, Optional<Set<String>> models, Frame picture) {
        List<Lease<Detector>> all = board.slot(Detector.class).takeAll();
        try {
            requireKnown(all, models.orElse(Set.of()));
            List<Detection> found = new ArrayList<>();
            for (Lease<Detector> lease : all) {
                if (models.isEmpty() || isNamed(lease.candidate(), models.get())) {
                    found.addAll(ask(lease, picture));
                }
            }
            return found;
        } finally {
            all.forEach(Lease::close);
        }
    }

    private static void requireKnown(List<Lease<Detector>> all, Set<String> models) {
        if (all.isEmpty()) {
            throw ApiError.unavailable("No detector is there; /health says why", "no_detector");
        }
        List<Candidate> there = all.stream().map(Lease::candidate).toList();
        for (String model : models) {
            if (there.stream().noneMatch(one -> isNamed(one, Set.of(model)))) {
                throw new ApiError(
                        ErrorCode.INVALID,
                        "'enabledModels' names " + model + ", which is not there",
                        Map.of(
                                "available",
                                there.stream().map(Candidate::name).sorted().toList()));
            }
        }
    }

    private static boolean isNamed(Candidate detector, Set<String> names) {
        return names.contains(detector.name()) || names.contains(detector.id());
    }

    private static List<Detection> ask(Lease<Detector> lease, Frame picture) {
        String name = lease.candidate().name();
        try {
            String model = name + " " + lease.candidate().version();
            return lease.service().detect(picture).stream()
                    .map(seen -> seen.model().isPresent() ? seen : seen.by(model))
                    .toList();
        } catch (RuntimeException | LinkageError failed) {
            LOG.warn("detector {} failed on a picture of a request", name, failed);
            throw ApiError.unavailable("The detector " + name + " failed; the robot's log says why", "detector_failed");
        }
    }

    private ObjectNode body(List<Detection> seen) {
        ObjectNode body = json.object();
        body.set("detections", sightingBody.detections(seen));
        body.set("keypoints", sightingBody.keypoints(seen));
        body.putArray("actions");
        body.set(
                "objects",
                sightingBody.detections(seen.stream()
                        .filter(one -> !LIVING.contains(one.label()))
                        .toList()));
        body.putArray("suggestedEvents");
        return body;
    }
}
