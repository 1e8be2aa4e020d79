package org.lepetpal.calibration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.CameraSetup.View;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.PictureZone.Kind;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.TableMark;
import org.lepetpal.calibration.solve.CameraSolver;
import org.lepetpal.calibration.store.Anchor;
import org.lepetpal.calibration.store.KeptSetup;
import org.lepetpal.calibration.watch.Anchors;

/**
 * What an operator teaches about a camera at one moment.
 *
 * @param camera as it is
 * @param beside whether the robot looks through another one
 * @param controls how it is set
 * @param frame what it shows; the caller keeps and closes it
 * @param version that this becomes
 * @param now by the wall clock
 */
record Lesson(
        CameraDescription camera, boolean beside, Map<String, String> controls, Frame frame, int version, Instant now) {
    /** They bind the arm in metres, whichever camera they were drawn by. */
    private static final Set<Kind> OF_THE_TABLE = Set.of(Kind.ROI, Kind.KEEP_OUT);

    /**
     * @param before what is in use for this camera
     * @param marks none: the place that is known stays
     * @throws IllegalArgumentException when marks and zones make no sense
     */
    Taught teach(Optional<Taught> before, List<TableMark> marks, List<PictureZone> zones) {
        Optional<Taught> placed = before.filter(known -> known.setup().view().isPresent());
        if (marks.isEmpty() && placed.isPresent()) {
            return redraw(placed.get(), zones);
        }
        Optional<View> view = marks.isEmpty()
                ? Optional.empty()
                : Optional.of(CameraSolver.solve(marks, frame.width(), frame.height()));
        CameraSetup setup = setup(camera.source(), view, zones);
        List<Pixel> seen = marks.stream().map(TableMark::at).toList();
        List<Anchor> anchors = Anchors.take(frame, frame.width(), frame.height(), seen);
        return Taught.fitting(new KeptSetup(setup, anchors, controls), "taught just now");
    }

    /** Its place is not taught anew: whether it stands there, and is the same camera, what it saw then has to tell. */
    private Taught redraw(Taught placed, List<PictureZone> zones) {
        CameraSetup known = placed.setup();
        requireSizeOf(known);
        CameraSetup setup = setup(known.source(), known.view(), zones);
        return new Taught(new KeptSetup(setup, placed.kept().anchors(), controls), placed.fit());
    }

    /**
     * What is known holds for what the camera shows now.
     *
     * @throws IllegalStateException when its pictures have another form
     */
    Taught confirm(Taught known) {
        CameraSetup setup = known.setup();
        if (!known.hasFormOf(camera)) {
            throw new IllegalStateException(known.fit().detail());
        }
        CameraSetup again = new CameraSetup(
                camera.name(),
                camera.source(),
                setup.width(),
                setup.height(),
                setup.framesPerSecond(),
                setup.view(),
                setup.zones(),
                version,
                now);
        List<Anchor> anchors = Anchors.take(frame, setup.width(), setup.height(), List.of());
        return Taught.fitting(new KeptSetup(again, anchors, controls), "confirmed");
    }

    private CameraSetup setup(String source, Optional<View> view, List<PictureZone> zones) {
        CameraSetup setup = new CameraSetup(
                camera.name(),
                source,
                frame.width(),
                frame.height(),
                camera.framesPerSecond(),
                view,
                zones,
                version,
                now);
        requireOnTable(setup);
        if (beside) {
            requireOfUse(setup);
        }
        return setup;
    }

    /** Nobody looks for things or people in a side camera's picture, and nobody else says where it stands. */
    private static void requireOfUse(CameraSetup setup) {
        for (PictureZone zone : setup.zones()) {
            if (!OF_THE_TABLE.contains(zone.kind())) {
                throw new IllegalArgumentException(
                        "camera %s is not the one that the robot looks through, so that its zone %s would count for nothing; roi and keep-out may be drawn"
                                .formatted(setup.camera(), zone.kind().label()));
            }
            if (setup.view().isEmpty()) {
                throw new IllegalArgumentException(
                        "the zone %s of camera %s cannot be placed, and no arm would move: give marks with it"
                                .formatted(zone.kind().label(), setup.camera()));
            }
        }
    }

    private void requireSizeOf(CameraSetup before) {
        if (before.width() != frame.width() || before.height() != frame.height()) {
            throw new IllegalArgumentException(
                    "marks are needed: the last ones were taught in a picture of %dx%d pixels, now it has %dx%d"
                            .formatted(before.width(), before.height(), frame.width(), frame.height()));
        }
    }

    /** The arm can keep out of what is on the table only. */
    private static void requireOnTable(CameraSetup setup) {
        setup.view().ifPresent(view -> setup.zones(Kind.KEEP_OUT).stream()
                .flatMap(zone -> zone.corners().stream())
                .filter(corner -> view.calibration().onPlane(corner, 0).isEmpty())
                .findFirst()
                .ifPresent(corner -> {
                    throw new IllegalArgumentException(
                            "the zone keep-out has the corner %.1f, %.1f above the table's horizon"
                                    .formatted(corner.x(), corner.y()));
                }));
    }
}
