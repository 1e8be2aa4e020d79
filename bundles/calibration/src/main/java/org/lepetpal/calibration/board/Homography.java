package org.lepetpal.calibration.board;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.calibration.solve.Equations;

/** How one plane appears on another, by four points of each: the direct linear transformation with h33 = 1. */
record Homography(List<Double> h) {
    /** @return empty when three of the points lie on a line */
    static Optional<Homography> of(List<Pixel> from, List<Pixel> to) {
        double[][] a = new double[2 * from.size()][];
        double[] b = new double[2 * from.size()];
        for (int i = 0; i < from.size(); i++) {
            double x = from.get(i).x();
            double y = from.get(i).y();
            double u = to.get(i).x();
            double v = to.get(i).y();
            a[2 * i] = new double[] {x, y, 1, 0, 0, 0, -u * x, -u * y};
            a[2 * i + 1] = new double[] {0, 0, 0, x, y, 1, -v * x, -v * y};
            b[2 * i] = u;
            b[2 * i + 1] = v;
        }
        return Equations.solve(a, b)
                .map(solved -> new Homography(Arrays.stream(solved).boxed().toList()));
    }

    Pixel apply(Pixel at) {
        double scale = h.get(6) * at.x() + h.get(7) * at.y() + 1;
        return new Pixel(
                (h.get(0) * at.x() + h.get(1) * at.y() + h.get(2)) / scale,
                (h.get(3) * at.x() + h.get(4) * at.y() + h.get(5)) / scale);
    }
}
