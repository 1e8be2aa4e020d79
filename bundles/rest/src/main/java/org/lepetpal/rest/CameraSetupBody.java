package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.CameraSetup.View;
import org.lepetpal.api.vision.CameraSetups.Fit;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.TableMark;

/** What is taught about a camera, as JSON. */
final class CameraSetupBody {
    private static final int MOST_MARKS = 200;

    private final Json json;

    CameraSetupBody(Json json) {
        this.json = json;
    }

    ObjectNode of(CameraSetup setup, Fit fit) {
        ObjectNode body = json.object();
        body.put("camera", setup.camera());
        body.put("source", setup.source());
        body.put("width", setup.width());
        body.put("height", setup.height());
        body.put("frames_per_second", setup.framesPerSecond());
        body.put("version", setup.version());
        body.put("saved_at", setup.savedAt().toString());
        ObjectNode fits = body.putObject("fit");
        fits.put("state", fit.state().name().toLowerCase(Locale.ROOT));
        fits.put("detail", fit.detail());
        setup.view()
                .ifPresentOrElse(
                        view -> {
                            body.set("view", of(view));
                            body.set("marks", marks(view));
                        },
                        () -> body.putNull("view"));
        body.set("zones", zones(setup.zones()));
        return body;
    }

    /** What was found of the printed board, so that it can be put back as marks. */
    ObjectNode ofBoard(String camera, List<TableMark> found) {
        ObjectNode body = json.object();
        body.put("camera", camera);
        ArrayNode marks = body.putArray("marks");
        for (TableMark mark : found) {
            ObjectNode entry = marks.addObject();
            numbers(entry, "at", mark.at().x(), mark.at().y());
            point(entry, "place", mark.place());
        }
        return body;
    }

    private ObjectNode of(View view) {
        CameraCalibration camera = view.calibration();
        ObjectNode body = json.object();
        body.put("error_px", round(view.rmsError()));
        numbers(body, "focal_length", camera.fx(), camera.fy());
        numbers(body, "principal_point", camera.cx(), camera.cy());
        point(body, "position", camera.position());
        point(body, "right", camera.right());
        point(body, "down", camera.down());
        point(body, "forward", camera.forward());
        return body;
    }

    private ArrayNode marks(View view) {
        ArrayNode marks = json.object().arrayNode();
        for (int i = 0; i < view.marks().size(); i++) {
            TableMark mark = view.marks().get(i);
            ObjectNode entry = marks.addObject();
            numbers(entry, "at", mark.at().x(), mark.at().y());
            point(entry, "place", mark.place());
            entry.put("error_px", round(view.errors().get(i)));
        }
        return marks;
    }

    private ArrayNode zones(List<PictureZone> zones) {
        ArrayNode all = json.object().arrayNode();
        for (PictureZone zone : zones) {
            ObjectNode entry = all.addObject();
            entry.put("kind", zone.kind().label());
            ArrayNode corners = entry.putArray("corners");
            zone.corners().forEach(corner -> corners.addArray().add(corner.x()).add(corner.y()));
        }
        return all;
    }

    private static void point(ObjectNode body, String name, Point3 point) {
        numbers(body, name, point.x(), point.y(), point.z());
    }

    private static void numbers(ObjectNode body, String name, double... numbers) {
        ArrayNode array = body.putArray(name);
        Arrays.stream(numbers).forEach(array::add);
    }

    private static double round(double pixels) {
        return Math.round(pixels * 100) / 100.0;
    }

    /** The marks of a request; none where it has none. */
    static List<TableMark> marks(JsonItem body) {
        return body.find("marks")
                .map(marks -> marks.items(0, MOST_MARKS).stream()
                        .map(CameraSetupBody::mark)
                        .toList())
                .orElse(List.of());
    }

    private static TableMark mark(JsonItem mark) {
        double[] place = mark.at("place").numbers(2, 3);
        return new TableMark(pixel(mark.at("at")), new Point3(place[0], place[1], place.length == 3 ? place[2] : 0));
    }

    /** The zones of a request; none where it has none. */
    static List<PictureZone> zones(JsonItem body) {
        return body.find("zones")
                .map(zones -> zones.items(0, CameraSetup.MOST_ZONES).stream()
                        .map(CameraSetupBody::zone)
                        .toList())
                .orElse(List.of());
    }

    private static PictureZone zone(JsonItem zone) {
        JsonItem kind = zone.at("kind");
        List<Pixel> corners = zone.at("corners").items(3, PictureZone.MOST_CORNERS).stream()
                .map(CameraSetupBody::pixel)
                .toList();
        try {
            return new PictureZone(
                    PictureZone.Kind.of(kind.text()).orElseThrow(() -> kind.wrong("one of " + kinds())), corners);
        } catch (IllegalArgumentException wrong) {
            throw ApiError.invalid("'" + zone.path() + "': " + wrong.getMessage());
        }
    }

    private static String kinds() {
        return Arrays.stream(PictureZone.Kind.values())
                .map(PictureZone.Kind::label)
                .collect(Collectors.joining(", "));
    }

    private static Pixel pixel(JsonItem pair) {
        double[] numbers = pair.numbers(2, 2);
        return new Pixel(numbers[0], numbers[1]);
    }
}
