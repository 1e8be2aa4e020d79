package org.lepetpal.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.PictureZone.Kind;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.Sighting;

/**
 * The zones that operators drew into cameras' pictures, as the arm has to keep to them. Asked many times a tick, so that
 * they are worked out once for each change.
 */
final class TaughtZones {
    private final Supplier<Lessons> lessons;
    private final boolean simulated;
    private final Supplier<Optional<Sighting>> sight;
    private volatile Layout layout = new Layout(Lessons.NONE, Optional.empty(), List.of(), List.of(), List.of());

    /**
     * @param lessons the same as long as nothing changes
     * @param simulated whether the arm is: nothing that lies on a real table is in its way while its camera is simulated, too
     */
    TaughtZones(Supplier<Lessons> lessons, boolean simulated, Supplier<Optional<Sighting>> sight) {
        this.lessons = lessons;
        this.simulated = simulated;
        this.sight = sight;
    }

    /** Where nothing of the arm may be: areas of the table's plane in metres. */
    List<Polygon> keepOuts() {
        return now().keepOuts;
    }

    /** Where the tip may be, as cameras see it. */
    List<Window> windows() {
        return now().windows;
    }

    /** Zones that bind the arm, but whose camera's place is unknown. */
    Optional<String> unplaced() {
        List<String> unplaced = now().unplaced;
        return unplaced.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "the zones of camera " + unplaced.getFirst() + " cannot be placed: where it stands is unknown");
    }

    /** Where nobody may be, as this camera sees it; corners from 0, 0 at the top left to 1, 1. */
    Optional<Polygon> workspace(String camera) {
        return lessons.get().used().stream()
                .filter(setup -> setup.camera().equals(camera))
                .flatMap(setup -> setup.zones(Kind.WORKSPACE).stream()
                        .map(zone -> zone.scaled(1.0 / setup.width(), 1.0 / setup.height())))
                .findFirst()
                .map(TaughtZones::polygon);
    }

    private Layout now() {
        Lessons current = lessons.get();
        Layout known = layout;
        if (current.all().isEmpty() && known.from.all().isEmpty()) {
            return known;
        }
        Optional<Seen> seen = known.seen;
        if (current.used().stream().anyMatch(setup -> setup.view().isEmpty())) {
            seen = sight.get()
                    .flatMap(sighting -> sighting.calibration()
                            .map(place ->
                                    new Seen(sighting.camera(), place, sighting.frameWidth(), sighting.frameHeight())))
                    .or(() -> known.seen);
        }
        if (known.from != current || !known.seen.equals(seen)) {
            layout = Layout.of(current, simulated, seen);
        }
        return layout;
    }

    private static Polygon polygon(PictureZone zone) {
        return Polygon.of(zone.corners().stream()
                .map(corner -> new double[] {corner.x(), corner.y()})
                .toList());
    }

    /**
     * Where a camera stands that knows it itself.
     *
     * @param width of its picture, pixels
     * @param height of its picture, pixels
     */
    private record Seen(String camera, CameraCalibration calibration, int width, int height) {
        CameraCalibration in(CameraSetup setup) {
            return calibration.scaled((double) setup.width() / width, (double) setup.height() / height);
        }
    }

    /**
     * An area of a camera's picture.
     *
     * @param camera where it stands
     * @param area in its pixels
     */
    record Window(CameraCalibration camera, Polygon area) {
        /** How far a point appears outside of it, pixels; 0 or less inside; the most where it is out of sight. */
        double outside(Point3 point) {
            Optional<Pixel> at = camera.project(point);
            return at.isPresent() ? area.distance(at.get().x(), at.get().y()) : Double.MAX_VALUE;
        }
    }

    private record Layout(
            Lessons from, Optional<Seen> seen, List<Polygon> keepOuts, List<Window> windows, List<String> unplaced) {
        static Layout of(Lessons lessons, boolean simulated, Optional<Seen> seen) {
            Layout empty = new Layout(lessons, seen, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            lessons.used().forEach(setup -> empty.lay(setup, seen));
            if (!simulated) {
                // The camera that knows its own place is another one.
                lessons.aside().forEach(setup -> empty.lay(setup, Optional.empty()));
            }
            return empty;
        }

        private void lay(CameraSetup setup, Optional<Seen> ownPlace) {
            boolean binding = !setup.zones(Kind.ROI).isEmpty()
                    || !setup.zones(Kind.KEEP_OUT).isEmpty();
            Optional<CameraCalibration> place = setup.view()
                    .map(CameraSetup.View::calibration)
                    .or(() -> ownPlace.filter(own -> own.camera().equals(setup.camera()))
                            .map(own -> own.in(setup)));
            if (binding && place.isEmpty()) {
                unplaced.add(setup.camera());
            }
            place.ifPresent(camera -> {
                setup.zones(Kind.ROI).forEach(zone -> windows.add(new Window(camera, polygon(zone))));
                setup.zones(Kind.KEEP_OUT).forEach(zone -> keepOuts.add(floor(camera, zone)));
            });
        }

        /** Corners above the horizon, which cannot be taught, lie nowhere. */
        private static Polygon floor(CameraCalibration camera, PictureZone zone) {
            return Polygon.of(zone.corners().stream()
                    .flatMap(corner -> camera.onPlane(corner, 0).stream())
                    .map(point -> new double[] {point.x(), point.y()})
                    .toList());
        }
    }
}
