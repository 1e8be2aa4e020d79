package org.lepetpal.calibration.board;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.lepetpal.api.vision.Pixel;

/** What the six by six cells of a square in a picture say: black around, and four by four that are a code. */
final class Cells {
    private static final int SIDE = 6;
    private static final int LEAST_CONTRAST = 40;
    /** Where a cell is looked at, as parts of it: its rim blurs into its neighbours. */
    private static final double[] INSIDE = {0.3, 0.5, 0.7};

    private static final List<Pixel> SQUARE =
            List.of(new Pixel(0, 0), new Pixel(SIDE, 0), new Pixel(SIDE, SIDE), new Pixel(0, SIDE));

    private final Mat grey;

    Cells(Mat grey) {
        this.grey = grey;
    }

    /** The code as it reads from the first corner on; empty when it is none. */
    OptionalInt read(Quad quad) {
        Optional<Homography> way = Homography.of(SQUARE, quad.corners());
        return way.isPresent() ? read(way.get()) : OptionalInt.empty();
    }

    private OptionalInt read(Homography way) {
        double[] shades = new double[SIDE * SIDE];
        double darkest = Double.MAX_VALUE;
        double brightest = 0;
        try (UByteIndexer pixels = grey.createIndexer()) {
            for (int i = 0; i < shades.length; i++) {
                shades[i] = shade(pixels, way, i / SIDE, i % SIDE);
                darkest = Math.min(darkest, shades[i]);
                brightest = Math.max(brightest, shades[i]);
            }
        }
        return brightest - darkest < LEAST_CONTRAST ? OptionalInt.empty() : code(shades, (darkest + brightest) / 2);
    }

    private static OptionalInt code(double[] shades, double threshold) {
        int code = 0;
        for (int i = 0; i < shades.length; i++) {
            int row = i / SIDE;
            int column = i % SIDE;
            boolean white = shades[i] > threshold;
            boolean border = row == 0 || column == 0 || row == SIDE - 1 || column == SIDE - 1;
            if (border && white) {
                return OptionalInt.empty();
            }
            if (!border) {
                code = code << 1 | (white ? 1 : 0);
            }
        }
        return OptionalInt.of(code);
    }

    private double shade(UByteIndexer pixels, Homography way, int row, int column) {
        double sum = 0;
        for (double down : INSIDE) {
            for (double right : INSIDE) {
                Pixel at = way.apply(new Pixel(column + right, row + down));
                long x = Math.clamp(Math.round(at.x()), 0, grey.cols() - 1);
                long y = Math.clamp(Math.round(at.y()), 0, grey.rows() - 1);
                sum += pixels.get(y, x);
            }
        }
        return sum / (INSIDE.length * INSIDE.length);
    }
}
