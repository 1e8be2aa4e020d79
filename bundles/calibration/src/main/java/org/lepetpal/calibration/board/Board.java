package org.lepetpal.calibration.board;

import java.util.ArrayList;
import java.util.List;
import org.lepetpal.api.arm.Point3;

/**
 * The board that {@code board.pdf} prints, a chessboard with markers in its white squares (ChArUco), where it lies when the sheet's edge is
 * against the front of the arm's base: 6 by 4 squares of 45 mm, the first one black, and markers of 33 mm, which are the first
 * twelve of ArUco's dictionary 4x4_50, by rows. Rows count from the far edge, columns from the arm's left.
 */
final class Board {
    private static final int ROWS = 4;
    private static final int COLUMNS = 6;
    private static final double SQUARE = 0.045;
    private static final double MARKER = 0.033;
    /** x of the far edge and y of the left one, metres from the arm's base. */
    private static final double FAR = 0.265;

    private static final double LEFT = 0.135;
    /** Four rows of four cells each, from the top left one, which is the highest bit; 1 is white. */
    private static final int[] CODES = {
        0xb532, 0x0f9a, 0x332d, 0x9946, 0x549e, 0x79cd, 0x9e2e, 0xc4f2, 0xfeda, 0xcf56, 0xf991, 0x11a7
    };

    private final List<Marker> markers = new ArrayList<>();
    private final List<Crossing> crossings = new ArrayList<>();

    /**
     * A printed marker.
     *
     * @param code what its cells say
     * @param corners of its black border, top left, top right, bottom right, bottom left
     */
    record Marker(int code, List<Point3> corners) {}

    /**
     * Where four squares meet.
     *
     * @param place where
     * @param codes of the markers in the two white ones
     */
    record Crossing(Point3 place, List<Integer> codes) {}

    Board() {
        int[][] codes = new int[ROWS][COLUMNS];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                if (isWhite(row, column)) {
                    codes[row][column] = CODES[markers.size()];
                    markers.add(marker(row, column));
                }
            }
        }
        for (int row = 1; row < ROWS; row++) {
            for (int column = 1; column < COLUMNS; column++) {
                // of four squares about a crossing those on one diagonal are white
                int above = isWhite(row, column) ? column - 1 : column;
                int below = isWhite(row, column) ? column : column - 1;
                crossings.add(new Crossing(place(row, column), List.of(codes[row - 1][above], codes[row][below])));
            }
        }
    }

    List<Marker> markers() {
        return List.copyOf(markers);
    }

    List<Crossing> crossings() {
        return List.copyOf(crossings);
    }

    private static boolean isWhite(int row, int column) {
        return (row + column) % 2 == 1;
    }

    private Marker marker(int row, int column) {
        double margin = (1 - MARKER / SQUARE) / 2;
        double top = row + margin;
        double left = column + margin;
        double bottom = row + 1 - margin;
        double right = column + 1 - margin;
        return new Marker(
                CODES[markers.size()],
                List.of(place(top, left), place(top, right), place(bottom, right), place(bottom, left)));
    }

    private static Point3 place(double row, double column) {
        return new Point3(FAR - row * SQUARE, LEFT - column * SQUARE, 0);
    }
}
