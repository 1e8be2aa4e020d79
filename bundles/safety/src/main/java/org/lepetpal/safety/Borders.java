package org.lepetpal.safety;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.lepetpal.api.vision.Pixel;

/** Walks along all borders of a mask's white, on the edges of its pixels. */
final class Borders {
    /** Some 50 MB, for a moment. What somebody paints has some thousands; a dithered picture of a camera's size has millions. */
    private static final int MOST_CORNERS = 1_000_000;

    private static final int RIGHT = 0;
    private static final int HEADINGS = 4;
    /** Right, down, left, up: each a quarter clockwise from the one before, as people see it. */
    private static final int[] ACROSS = {1, 0, -1, 0};

    private static final int[] DOWN = {0, 1, 0, -1};

    private final RegionMask mask;
    /** Pixels along whose upper edge a walk went, row by row. */
    private final BitSet walked = new BitSet();

    private int corners;

    private Borders(RegionMask mask) {
        this.mask = mask;
    }

    /** @throws IllegalArgumentException when there are so many that they would not fit into memory */
    static List<Ring> of(RegionMask mask) {
        return new Borders(mask).all();
    }

    /** Each border goes to the right somewhere, along the upper edge of a white pixel. */
    private List<Ring> all() {
        List<Ring> rings = new ArrayList<>();
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (mask.allows(x, y) && !mask.allows(x, y - 1) && !walked.get(y * mask.width() + x)) {
                    rings.add(around(x, y));
                }
            }
        }
        return rings;
    }

    /** With the white on the right hand, from the upper left corner of a pixel until there again. */
    private Ring around(int startX, int startY) {
        List<Pixel> corners = new ArrayList<>();
        int x = startX;
        int y = startY;
        int heading = RIGHT;
        do {
            if (heading == RIGHT) {
                walked.set(y * mask.width() + x);
            }
            x += ACROSS[heading];
            y += DOWN[heading];
            int next = next(x, y, heading);
            if (next != heading) {
                corners.add(corner(x, y));
            }
            heading = next;
        } while (x != startX || y != startY || heading != RIGHT);
        return new Ring(corners);
    }

    private Pixel corner(int x, int y) {
        if (++corners > MOST_CORNERS) {
            throw new IllegalArgumentException("the borders of its white have more than " + MOST_CORNERS
                    + " corners, as of a dithered picture; paint whole areas");
        }
        return new Pixel(x, y);
    }

    /** Pixels that touch by a corner alone belong to different areas. */
    private int next(int x, int y, int heading) {
        if (!isWhite(x, y, heading)) {
            return (heading + 1) % HEADINGS;
        }
        int left = (heading + HEADINGS - 1) % HEADINGS;
        return isWhite(x, y, left) ? left : heading;
    }

    /** The pixel ahead and to the right of a corner; that to the left is ahead and to the right for who turns left. */
    private boolean isWhite(int x, int y, int heading) {
        boolean beyond = heading == 1 || heading == 2;
        boolean above = heading >= 2;
        return mask.allows(beyond ? x - 1 : x, above ? y - 1 : y);
    }
}
