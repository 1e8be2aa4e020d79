package org.lepetpal.calibration.watch;

import java.util.List;
import org.lepetpal.api.vision.Pixel;

/**
 * Tells a camera that moved from things that were moved: what a moved camera does to its picture is one motion of all that is in
 * it, close to an affine map for a small turn, roll, zoom or push, while a thing that was carried or an arm that sagged takes
 * its own places along and leaves the others. All maps that three of the places fix are tried, so that the answer is the same each time.
 */
final class WholeMotion {
    /** Pixels by which a place may miss: matches are to whole pixels, and the table is not all that is seen. */
    private static final double FIT = 3;
    /** Pixels², twice the area of a triangle below which its corners lie on a line. */
    private static final double FLAT = 1;

    private final List<Move> moves;

    WholeMotion(List<Move> moves) {
        this.moves = moves;
    }

    /** How many of the places one motion explains at most; fewer than three say nothing. */
    int explains() {
        int most = 0;
        int count = moves.size();
        for (int a = 0; a < count; a++) {
            for (int b = a + 1; b < count; b++) {
                for (int c = b + 1; c < count; c++) {
                    most = Math.max(most, explained(moves.get(a), moves.get(b), moves.get(c)));
                }
            }
        }
        return most;
    }

    /** How many places go with these three; none where they lie on a line. */
    private int explained(Move a, Move b, Move c) {
        double area = cross(a.from(), b.from(), c.from());
        if (Math.abs(area) < FLAT) {
            return 0;
        }
        int explained = 0;
        for (Move move : moves) {
            // Barycentric coordinates: an affine map leaves the shares of the three corners in a place as they are.
            double shareOfA = cross(move.from(), b.from(), c.from()) / area;
            double shareOfB = cross(a.from(), move.from(), c.from()) / area;
            double shareOfC = 1 - shareOfA - shareOfB;
            double x = shareOfA * a.to().x() + shareOfB * b.to().x() + shareOfC * c.to().x();
            double y = shareOfA * a.to().y() + shareOfB * b.to().y() + shareOfC * c.to().y();
            if (Math.hypot(x - move.to().x(), y - move.to().y()) <= FIT) {
                explained++;
            }
        }
        return explained;
    }

    private static double cross(Pixel a, Pixel b, Pixel c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (c.x() - a.x()) * (b.y() - a.y());
    }
}
