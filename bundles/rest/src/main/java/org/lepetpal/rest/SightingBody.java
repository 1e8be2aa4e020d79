package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;

/** What was seen, as JSON. */
final class SightingBody {
    private final Json json;

    SightingBody(Json json) {
        this.json = json;
    }

    ObjectNode of(Sighting seen) {
        ObjectNode body = json.object();
        body.put("camera", seen.camera());
        body.put("sequence", seen.sequence());
        body.put("width", seen.frameWidth());
        body.put("height", seen.frameHeight());
        ArrayNode classes = body.putArray("classes");
        seen.classes().stream().sorted().forEach(classes::add);
        body.set("detections", detections(seen.detections()));
        return body;
    }

    ArrayNode detections(Collection<Detection> detections) {
        ArrayNode all = json.object().arrayNode();
        detections.forEach(seen -> all.add(detection(seen)));
        return all;
    }

    private ObjectNode detection(Detection seen) {
        ObjectNode body = json.object();
        body.put("class", seen.label());
        body.put("confidence", Math.round(seen.confidence() * 1000) / 1000.0);
        ObjectNode box = body.putObject("box");
        box.put("x", tenths(seen.left()));
        box.put("y", tenths(seen.top()));
        box.put("w", tenths(seen.width()));
        box.put("h", tenths(seen.height()));
        seen.track().ifPresent(number -> body.put("track", number));
        seen.model().ifPresent(model -> body.put("model", model));
        return body;
    }

    /** The points of all bodies, one after the other. */
    ArrayNode keypoints(Collection<Detection> detections) {
        ArrayNode all = json.object().arrayNode();
        detections.stream().flatMap(seen -> seen.keypoints().stream()).forEach(point -> {
            ObjectNode entry = all.addObject();
            entry.put("name", point.name());
            entry.put("x", tenths(point.at().x()));
            entry.put("y", tenths(point.at().y()));
            entry.put("confidence", Math.round(point.confidence() * 1000) / 1000.0);
        });
        return all;
    }

    private static double tenths(double pixels) {
        return Math.round(pixels * 10) / 10.0;
    }
}
