package org.lepetpal.calibration.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.CameraSetup.View;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.TableMark;

/** A setup as text. */
final class SetupJson {
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    String write(KeptSetup kept) {
        CameraSetup setup = kept.setup();
        ObjectNode json = mapper.createObjectNode();
        json.put("version", setup.version());
        json.put("saved_at", setup.savedAt().toString());
        json.put("camera", setup.camera());
        json.put("source", setup.source());
        json.put("width", setup.width());
        json.put("height", setup.height());
        json.put("frames_per_second", setup.framesPerSecond());
        setup.view().ifPresent(view -> write(json.putObject("view"), view));
        ArrayNode zones = json.putArray("zones");
        for (PictureZone zone : setup.zones()) {
            ObjectNode entry = zones.addObject();
            entry.put("kind", zone.kind().label());
            ArrayNode corners = entry.putArray("corners");
            zone.corners().forEach(corner -> corners.add(pair(corner)));
        }
        ObjectNode controls = json.putObject("controls");
        kept.controls().forEach(controls::put);
        ArrayNode anchors = json.putArray("anchors");
        for (Anchor anchor : kept.anchors()) {
            ObjectNode entry = anchors.addObject();
            entry.set("at", pair(anchor.at()));
            entry.put("patch", Base64.getEncoder().encodeToString(anchor.patch()));
        }
        return json.toPrettyString();
    }

    private void write(ObjectNode json, View view) {
        CameraCalibration camera = view.calibration();
        json.set("focal_length", numbers(camera.fx(), camera.fy()));
        json.set("principal_point", numbers(camera.cx(), camera.cy()));
        json.set("position", triple(camera.position()));
        json.set("right", triple(camera.right()));
        json.set("down", triple(camera.down()));
        json.set("forward", triple(camera.forward()));
        ArrayNode marks = json.putArray("marks");
        for (int i = 0; i < view.marks().size(); i++) {
            ObjectNode entry = marks.addObject();
            entry.set("at", pair(view.marks().get(i).at()));
            entry.set("place", triple(view.marks().get(i).place()));
            entry.put("error", view.errors().get(i));
        }
    }

    /** @throws IOException saying what is wrong with it */
    KeptSetup read(String text) throws IOException {
        try {
            JsonNode json = mapper.readTree(text);
            if (!json.isObject()) {
                throw new IOException("it is no JSON object");
            }
            List<Anchor> anchors = new ArrayList<>();
            for (JsonNode entry : json.path("anchors")) {
                anchors.add(new Anchor(
                        pixel(entry.path("at")),
                        Base64.getDecoder().decode(entry.path("patch").asText())));
            }
            Map<String, String> controls = new TreeMap<>();
            json.path("controls")
                    .properties()
                    .forEach(entry ->
                            controls.put(entry.getKey(), entry.getValue().asText()));
            return new KeptSetup(setup(json), anchors, controls);
        } catch (JacksonException broken) {
            throw new IOException("it is no valid JSON", broken);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new IOException(wrong.getMessage(), wrong);
        }
    }

    private static CameraSetup setup(JsonNode json) throws IOException {
        List<PictureZone> zones = new ArrayList<>();
        for (JsonNode entry : json.path("zones")) {
            String kind = entry.path("kind").asText();
            List<Pixel> corners = new ArrayList<>();
            for (JsonNode corner : entry.path("corners")) {
                corners.add(pixel(corner));
            }
            zones.add(new PictureZone(
                    PictureZone.Kind.of(kind)
                            .orElseThrow(() -> new IllegalArgumentException("there is no kind of zone '" + kind + "'")),
                    corners));
        }
        JsonNode view = json.path("view");
        return new CameraSetup(
                json.path("camera").asText(),
                json.path("source").asText(),
                integer(json, "width"),
                integer(json, "height"),
                number(json.path("frames_per_second")),
                view.isMissingNode() ? Optional.empty() : Optional.of(view(view)),
                zones,
                integer(json, "version"),
                Instant.parse(json.path("saved_at").asText()));
    }

    private static View view(JsonNode json) throws IOException {
        List<TableMark> marks = new ArrayList<>();
        List<Double> errors = new ArrayList<>();
        for (JsonNode entry : json.path("marks")) {
            marks.add(new TableMark(pixel(entry.path("at")), point(entry.path("place"))));
            errors.add(number(entry.path("error")));
        }
        JsonNode focal = json.path("focal_length");
        JsonNode principal = json.path("principal_point");
        CameraCalibration calibration = new CameraCalibration(
                number(focal.path(0)),
                number(focal.path(1)),
                number(principal.path(0)),
                number(principal.path(1)),
                point(json.path("position")),
                point(json.path("right")),
                point(json.path("down")),
                point(json.path("forward")));
        return new View(calibration, marks, errors);
    }

    private static Pixel pixel(JsonNode json) throws IOException {
        return new Pixel(number(json.path(0)), number(json.path(1)));
    }

    private static Point3 point(JsonNode json) throws IOException {
        return new Point3(number(json.path(0)), number(json.path(1)), number(json.path(2)));
    }

    private static double number(JsonNode json) throws IOException {
        if (!json.isNumber()) {
            throw new IOException("a number is missing");
        }
        return json.doubleValue();
    }

    private static int integer(JsonNode json, String name) throws IOException {
        if (!json.path(name).canConvertToInt() || !json.path(name).isIntegralNumber()) {
            throw new IOException(name + " is missing");
        }
        return json.path(name).intValue();
    }

    private ArrayNode pair(Pixel at) {
        return numbers(at.x(), at.y());
    }

    private ArrayNode triple(Point3 at) {
        return numbers(at.x(), at.y(), at.z());
    }

    private ArrayNode numbers(double... values) {
        ArrayNode array = mapper.createArrayNode();
        for (double value : values) {
            array.add(value);
        }
        return array;
    }
}
