package org.lepetpal.api.vision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an operator taught the robot about a camera: where it stands, by marks on the table, and what areas of its picture
 * mean.
 *
 * @param camera the camera's name
 * @param source what it was read from, as {@link CameraDescription#source()} says it
 * @param width of its pictures, pixels
 * @param height of its pictures, pixels
 * @param framesPerSecond rate that it ran at
 * @param view where it stands and how it projects, and how well that fits; empty where only zones were taught
 * @param zones areas of its picture; at most one of each kind but {@link PictureZone.Kind#KEEP_OUT}
 * @param version 1 for the camera's first, and one more each time
 * @param savedAt when it was taught, by the wall clock
 */
public record CameraSetup(
        String camera,
        String source,
        int width,
        int height,
        double framesPerSecond,
        Optional<View> view,
        List<PictureZone> zones,
        int version,
        Instant savedAt) {
    /** Most zones. */
    public static final int MOST_ZONES = 32;

    public CameraSetup {
        if (camera.isBlank() || version < 1) {
            throw new IllegalArgumentException("version " + version + " of camera '" + camera + "'");
        }
        if (width < 1 || height < 1 || !(framesPerSecond > 0)) {
            throw new IllegalArgumentException("pictures of " + width + "x" + height + ", " + framesPerSecond + " a s");
        }
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(savedAt, "savedAt");
        zones = requireFitting(zones, width, height);
        view.ifPresent(known -> known.marks().forEach(mark -> requireInside("a mark", mark.at(), width, height)));
    }

    /**
     * Where the camera stands.
     *
     * @param calibration as it was computed
     * @param marks what it was computed from
     * @param errors how far each mark is from where the calibration puts it, pixels, in the order of the marks
     */
    public record View(CameraCalibration calibration, List<TableMark> marks, List<Double> errors) {
        public View {
            Objects.requireNonNull(calibration, "calibration");
            marks = List.copyOf(marks);
            errors = List.copyOf(errors);
            if (marks.size() != errors.size()) {
                throw new IllegalArgumentException(marks.size() + " marks, but " + errors.size() + " errors");
            }
        }

        /** Reprojection error: the root of the mean square of all marks' errors, pixels. */
        public double rmsError() {
            return Math.sqrt(errors.stream()
                    .mapToDouble(error -> error * error)
                    .average()
                    .orElse(0));
        }
    }

    /** The zones of one kind. */
    public List<PictureZone> zones(PictureZone.Kind kind) {
        return zones.stream().filter(zone -> zone.kind() == kind).toList();
    }

    /**
     * Checks zones of a picture.
     *
     * @throws IllegalArgumentException naming the zone that leaves the picture or is there twice
     */
    public static List<PictureZone> requireFitting(List<PictureZone> zones, int width, int height) {
        if (zones.size() > MOST_ZONES) {
            throw new IllegalArgumentException(zones.size() + " zones; at most " + MOST_ZONES + " are allowed");
        }
        List<PictureZone.Kind> once = new ArrayList<>();
        for (PictureZone zone : zones) {
            zone.corners()
                    .forEach(corner -> requireInside("the zone " + zone.kind().label(), corner, width, height));
            if (zone.kind() != PictureZone.Kind.KEEP_OUT && once.contains(zone.kind())) {
                throw new IllegalArgumentException("the zone " + zone.kind().label() + " is there twice");
            }
            once.add(zone.kind());
        }
        return List.copyOf(zones);
    }

    private static void requireInside(String what, Pixel at, int width, int height) {
        if (at.x() < 0 || at.y() < 0 || at.x() > width || at.y() > height) {
            throw new IllegalArgumentException("%s has the corner %.1f, %.1f outside of the picture of %dx%d pixels"
                    .formatted(what, at.x(), at.y(), width, height));
        }
    }
}
