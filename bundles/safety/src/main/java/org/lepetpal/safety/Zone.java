package org.lepetpal.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.Sighting;

/**
 * The marked zone: where nobody may be while the arm moves. Somebody is in it when a point of his {@link Figure} is, and when he
 * hides a point of its border. On the floor that is where the ray through the point meets the
 * table's plane; by a camera whose place is unknown, whoever is in sight is in the zone.
 */
sealed interface Zone {
    /** Points to each side of a zone that are looked for behind somebody. */
    int SIDE = 16;

    boolean holds(Detection found, Sighting sighting);

    /** Nowhere. */
    record Nowhere() implements Zone {
        @Override
        public boolean holds(Detection found, Sighting sighting) {
            return false;
        }
    }

    /** As far as the arm reaches: around the axis on which it turns. */
    record Reach() implements Zone {
        private static final double AXIS_X = 0.0388353;
        private static final double METRES = 0.45;

        @Override
        public boolean holds(Detection found, Sighting sighting) {
            return onTable(found, sighting)
                    .map(points -> points.stream().anyMatch(at -> Math.hypot(at.x() - AXIS_X, at.y()) <= METRES))
                    .orElse(true);
        }
    }

    /** What was drawn into the camera's picture as the workspace; where nothing was, the arm's reach. */
    record Taught(TaughtZones zones) implements Zone {
        @Override
        public boolean holds(Detection found, Sighting sighting) {
            return zones.workspace(sighting.camera())
                    .map(area -> new Picture(area).holds(found, sighting))
                    .orElseGet(() -> new Reach().holds(found, sighting));
        }
    }

    /** An area of the table's plane, in metres in the frame of the base. */
    record Floor(Polygon area) implements Zone {
        @Override
        public boolean holds(Detection found, Sighting sighting) {
            return hidesBorder(found, sighting)
                    || onTable(found, sighting)
                            .map(points -> points.stream().anyMatch(at -> area.contains(at.x(), at.y())))
                            .orElse(true);
        }

        private boolean hidesBorder(Detection found, Sighting sighting) {
            return sighting.calibration()
                    .map(camera -> area.border(SIDE).stream()
                            .map(at -> camera.project(new Point3(at[0], at[1], 0)))
                            .flatMap(Optional::stream)
                            .anyMatch(new Figure(found)::covers))
                    .orElse(false);
        }
    }

    /** An area of the picture, from 0, 0 at the top left to 1, 1. */
    record Picture(Polygon area) implements Zone {
        @Override
        public boolean holds(Detection found, Sighting sighting) {
            Figure figure = new Figure(found);
            double width = sighting.frameWidth();
            double height = sighting.frameHeight();
            return figure.points().stream().anyMatch(at -> area.contains(at.x() / width, at.y() / height))
                    || area.border(SIDE).stream()
                            .anyMatch(at -> figure.covers(new Pixel(at[0] * width, at[1] * height)));
        }
    }

    /**
     * Reads {@code reach}, {@code off}, {@code floor: x,y x,y x,y …} or {@code picture: x,y x,y x,y …}.
     *
     * @throws IllegalArgumentException saying what cannot be read
     */
    static Zone parse(String text) {
        String wish = text.strip();
        if (wish.equals("reach")) {
            return new Reach();
        }
        if (wish.equals("off")) {
            return new Nowhere();
        }
        if (wish.startsWith("floor:")) {
            return new Floor(Polygon.parse(wish.substring("floor:".length())));
        }
        if (wish.startsWith("picture:")) {
            return new Picture(Polygon.parse(wish.substring("picture:".length())));
        }
        throw new IllegalArgumentException("it is none of reach, off, floor: x,y x,y x,y and picture: x,y x,y x,y");
    }

    private static Optional<List<Point3>> onTable(Detection found, Sighting sighting) {
        return sighting.calibration().map(camera -> {
            List<Point3> seen = new ArrayList<>();
            new Figure(found).points().forEach(pixel -> camera.onPlane(pixel, 0).ifPresent(seen::add));
            return seen;
        });
    }
}
