package org.lepetpal.api.vision;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An area of a camera's picture that means something to the robot: a simple polygon.
 *
 * @param kind what it means
 * @param corners 3…64 of them, in pixels of the picture, in order around it; no side touches another but its neighbours
 */
public record PictureZone(Kind kind, List<Pixel> corners) {
    /** Most corners. */
    public static final int MOST_CORNERS = 64;

    public PictureZone {
        Objects.requireNonNull(kind, "kind");
        corners = List.copyOf(corners);
        if (corners.size() < 3 || corners.size() > MOST_CORNERS) {
            throw wrong(kind, "has " + corners.size() + " corners; allowed are 3…" + MOST_CORNERS);
        }
        if (!isSimple(corners)) {
            throw wrong(kind, "crosses or touches itself");
        }
        if (Pixel.area(corners) == 0) {
            throw wrong(kind, "has no area");
        }
    }

    /** What a zone means. */
    public enum Kind {
        /** Where the gripper's tip may be, as the camera sees it. */
        ROI("roi"),
        /** Where nobody may be while the arm moves. */
        WORKSPACE("workspace"),
        /** Where the bowl stands. */
        BOWL("bowl"),
        /** Where treats fall out of the dispenser. */
        TREAT_DROP("treat-drop"),
        /** What no part of the arm may be above. There may be several. */
        KEEP_OUT("keep-out");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Its name in files and requests. */
        public String label() {
            return label;
        }

        /** The one of that name. */
        public static Optional<Kind> of(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label.equals(label))
                    .findFirst();
        }
    }

    /** Whether a pixel lies in it, by how often a ray from there crosses the border. */
    public boolean contains(Pixel at) {
        boolean inside = false;
        for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
            Pixel a = corners.get(i);
            Pixel b = corners.get(j);
            if (a.y() > at.y() != b.y() > at.y()
                    && at.x() < (b.x() - a.x()) * (at.y() - a.y()) / (b.y() - a.y()) + a.x()) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** The same in a picture of another size. */
    public PictureZone scaled(double factorX, double factorY) {
        return new PictureZone(
                kind,
                corners.stream()
                        .map(corner -> new Pixel(corner.x() * factorX, corner.y() * factorY))
                        .toList());
    }

    private static boolean isSimple(List<Pixel> corners) {
        int count = corners.size();
        for (int i = 0; i < count; i++) {
            if (corners.get(i).equals(corners.get((i + 1) % count))) {
                return false;
            }
            for (int j = i + 1; j < count; j++) {
                boolean neighbours = j == i + 1 || (i == 0 && j == count - 1);
                if (!neighbours
                        && meet(corners.get(i), corners.get(i + 1), corners.get(j), corners.get((j + 1) % count))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean meet(Pixel a, Pixel b, Pixel c, Pixel d) {
        double c1 = side(a, b, c);
        double d1 = side(a, b, d);
        double a2 = side(c, d, a);
        double b2 = side(c, d, b);
        if (c1 == 0 && d1 == 0) {
            return overlap(a.x(), b.x(), c.x(), d.x()) && overlap(a.y(), b.y(), c.y(), d.y());
        }
        return c1 * d1 <= 0 && a2 * b2 <= 0;
    }

    private static boolean overlap(double a, double b, double c, double d) {
        return Math.max(Math.min(a, b), Math.min(c, d)) <= Math.min(Math.max(a, b), Math.max(c, d));
    }

    private static double side(Pixel a, Pixel b, Pixel c) {
        return Math.signum((b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()));
    }

    private static IllegalArgumentException wrong(Kind kind, String why) {
        return new IllegalArgumentException("the zone " + kind.label() + " " + why);
    }
}
