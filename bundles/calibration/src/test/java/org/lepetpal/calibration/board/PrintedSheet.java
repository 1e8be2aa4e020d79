package org.lepetpal.calibration.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sheet as a printer would print it: the squares of {@code board.pdf}, where they lie on the table. */
final class PrintedSheet {
    private static final Path PDF = Path.of("../web/src/main/resources/org/lepetpal/web/page/board.pdf");
    private static final Pattern SQUARE = Pattern.compile("([01]) g ([\\d.]+) ([\\d.]+) ([\\d.]+) ([\\d.]+) re f");
    private static final double METRES_PER_POINT = 0.0254 / 72;
    private static final double DOTS_PER_METRE = 4_000;
    /** The page's lower edge is against the arm's base, its middle before the base's. */
    private static final double BASE = 0.065;

    private static final double WIDTH = 0.297;
    private static final double HEIGHT = 0.210;

    private final int columns = (int) (WIDTH * DOTS_PER_METRE);
    private final int rows = (int) (HEIGHT * DOTS_PER_METRE);
    private final byte[] ink = new byte[columns * rows];

    static PrintedSheet print() throws IOException {
        PrintedSheet sheet = new PrintedSheet();
        Matcher square = SQUARE.matcher(Files.readString(PDF));
        while (square.find()) {
            int left = dots(square.group(2));
            int bottom = dots(square.group(3));
            int right = left + dots(square.group(4));
            for (int y = bottom; y < bottom + dots(square.group(5)); y++) {
                Arrays.fill(sheet.ink, y * sheet.columns + left, y * sheet.columns + right, (byte)
                        (square.group(1).equals("0") ? 1 : 0));
            }
        }
        return sheet;
    }

    private static int dots(String points) {
        return (int) Math.round(Double.parseDouble(points) * METRES_PER_POINT * DOTS_PER_METRE);
    }

    /** How bright a place of the table is: dark table, white paper, black ink. */
    int shade(double x, double y) {
        int column = (int) Math.floor((WIDTH / 2 - y) * DOTS_PER_METRE);
        int row = (int) Math.floor((x - BASE) * DOTS_PER_METRE);
        if (column < 0 || row < 0 || column >= columns || row >= rows) {
            return 110;
        }
        return ink[row * columns + column] == 1 ? 35 : 215;
    }
}
