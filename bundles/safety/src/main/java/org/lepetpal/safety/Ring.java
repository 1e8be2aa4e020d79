package org.lepetpal.safety;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.lepetpal.api.vision.Pixel;

/**
 * A closed line in a picture.
 *
 * @param corners the last is joined to the first
 */
record Ring(List<Pixel> corners) {
    Ring {
        corners = List.copyOf(corners);
    }

    /** Whether anything is within. */
    boolean isArea() {
        return corners.size() > 2;
    }

    /**
     * With as few corners as it takes for the line to stay this near to each that is left out (Douglas and Peucker, 1973, on both
     * halves between its first corner and the one farthest from that).
     *
     * @param tolerance pixels
     */
    Ring coarsened(double tolerance) {
        int farthest = farthest(0, corners.size(), 0);
        BitSet kept = new BitSet();
        Deque<Stretch> open =
                new ArrayDeque<>(List.of(new Stretch(0, farthest), new Stretch(farthest, corners.size())));
        while (!open.isEmpty()) {
            Stretch stretch = open.pop();
            kept.set(stretch.from);
            int at = farthest(stretch.from, stretch.to, stretch.to);
            if (at > stretch.from && distance(corners.get(at), stretch.from, stretch.to) > tolerance) {
                open.push(new Stretch(stretch.from, at));
                open.push(new Stretch(at, stretch.to));
            }
        }
        return new Ring(kept.stream().mapToObj(corners::get).toList());
    }

    /** The corner after {@code from} and before {@code to} that is farthest from the line from there to {@code end}. */
    private int farthest(int from, int to, int end) {
        int farthest = from;
        double most = 0;
        for (int i = from + 1; i < to; i++) {
            double distance = distance(corners.get(i), from, end);
            if (distance > most) {
                most = distance;
                farthest = i;
            }
        }
        return farthest;
    }

    /** To the nearest point between two corners. */
    private double distance(Pixel at, int from, int to) {
        Pixel a = corners.get(from);
        Pixel b = corners.get(to % corners.size());
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double square = dx * dx + dy * dy;
        double part = square == 0 ? 0 : Math.clamp(((at.x() - a.x()) * dx + (at.y() - a.y()) * dy) / square, 0, 1);
        return Math.hypot(at.x() - a.x() - part * dx, at.y() - a.y() - part * dy);
    }

    /** From one corner to a later one; the first comes again after the last. */
    private record Stretch(int from, int to) {}
}
