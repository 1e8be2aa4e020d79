package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
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
    private static final int AT_ONCE = 4;
    /** As long as a detector may owe an answer, out of the box. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The rest of what is seen are objects. */
    private static final Set<String> LIVING = Set.of("dog", "cat", "person", "bird", "horse", "sheep", "cow", "bear");
    /** From here on a time is in milliseconds; before, in seconds. */
    private static final double MILLIS_FROM = 1e11;

    private static final double LATEST = 1e14;

    private final transient RobotParts parts;
    private final transient SightingBody sightingBody = new SightingBody(json);
    private final transient Turns turns;

    @Activate
    public VisionServlet(@Reference(name = "parts") RobotParts parts) {
        this(parts, PATIENCE);
    }

    /** @param patience how long the picture of another request is waited for */
    VisionServlet(RobotParts parts, Duration patience) {
        super("POST");
        this.parts = parts;
        this.turns = new Turns(AT_ONCE, patience);
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Switchboard board = parts.switchboard().require();
        try (Turns.Place place = turns.enter()) {
            JsonItem body = json.item(request, MOST_BYTES);
            Instant taken = body.find("timestamp").map(VisionServlet::instant).orElse(Instant.EPOCH);
            Optional<Set<String>> models = body.find("enabledModels").map(VisionServlet::names);
            Frame picture = DecodedPicture.of(body.at("frameBase64").text(), taken);
            place.begin();
            json.write(response, HttpServletResponse.SC_OK, body(look(board.slot(Detector.class), models, picture)));
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

    /** Holds one at a time: those that are well can be taken down while another one hangs. */
    private static List<Detection> look(Slot<Detector> slot, Optional<Set<String>> models, Frame picture) {
        List<Detection> found = new ArrayList<>();
        for (String id : asked(slot, models)) {
            found.addAll(ask(slot, id, picture));
        }
        return found;
    }

    private static List<String> asked(Slot<Detector> slot, Optional<Set<String>> models) {
        List<Lease<Detector>> all = slot.takeAll();
        try {
            requireKnown(all, models.orElse(Set.of()));
            return all.stream()
                    .map(Lease::candidate)
                    .filter(detector -> models.isEmpty() || isNamed(detector, models.get()))
                    .map(Candidate::id)
                    .toList();
        } finally {
            all.forEach(Lease::close);
        }
    }

    /** Empty of one that has gone meanwhile. */
    private static List<Detection> ask(Slot<Detector> slot, String id, Frame picture) {
        Optional<Lease<Detector>> meant = Optional.empty();
        for (Lease<Detector> lease : slot.takeAll()) {
            if (meant.isEmpty() && lease.candidate().id().equals(id)) {
                meant = Optional.of(lease);
            } else {
                lease.close();
            }
        }
        if (meant.isEmpty()) {
            return List.of();
        }
        try (Lease<Detector> lease = meant.get()) {
            return ask(lease, picture);
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
