package org.lepetpal.calibration.solve;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.TableMark;

/**
 * How a plane of the world appears in a picture: a homography, by the direct linear transformation (Hartley and Zisserman,
 * Multiple View Geometry, algorithm 4.2, with h33 = 1 about the marks' middle).
 */
final class TablePlane {
    /** Rows of 3: table coordinates in metres about {@link #origin} to pixels about the picture's middle. */
    private final double[] h;

    private final Point3 origin;

    private TablePlane(double[] h, Point3 origin) {
        this.h = h;
        this.origin = origin;
    }

    /** @return empty when the marks do not determine it */
    static Optional<TablePlane> of(List<TableMark> marks, Pixel middle) {
        Point3 origin = middleOf(marks);
        double unit = middle.x() + middle.y();
        double[][] a = new double[2 * marks.size()][];
        double[] b = new double[2 * marks.size()];
        for (int i = 0; i < marks.size(); i++) {
            double x = marks.get(i).place().x() - origin.x();
            double y = marks.get(i).place().y() - origin.y();
            double u = (marks.get(i).at().x() - middle.x()) / unit;
            double v = (marks.get(i).at().y() - middle.y()) / unit;
            a[2 * i] = new double[] {x, y, 1, 0, 0, 0, -u * x, -u * y};
            a[2 * i + 1] = new double[] {0, 0, 0, x, y, 1, -v * x, -v * y};
            b[2 * i] = u;
            b[2 * i + 1] = v;
        }
        return Equations.leastSquares(a, b, 0).map(solved -> {
            double[] h = new double[9];
            System.arraycopy(solved, 0, h, 0, 8);
            h[8] = 1;
            for (int i = 0; i < 6; i++) {
                h[i] *= unit;
            }
            return new TablePlane(h, origin);
        });
    }

    private static Point3 middleOf(List<TableMark> marks) {
        Point3 sum = new Point3(0, 0, 0);
        for (TableMark mark : marks) {
            sum = sum.plus(mark.place());
        }
        return sum.times(1.0 / marks.size());
    }

    /**
     * Focal lengths in pixels that fit, one for each of the two conditions that a rotation's first two columns are at right
     * angles and equally long (Zhang, A Flexible New Technique for Camera Calibration, 2000).
     */
    DoubleStream focals() {
        double crossed = -(h[0] * h[1] + h[3] * h[4]) / (h[6] * h[7]);
        double lengths = (h[0] * h[0] + h[3] * h[3] - h[1] * h[1] - h[4] * h[4]) / (h[7] * h[7] - h[6] * h[6]);
        return DoubleStream.of(crossed, lengths)
                .filter(square -> square > 0 && Double.isFinite(square))
                .map(Math::sqrt);
    }

    /** The camera that sees the plane so, if its focal length is this. */
    Guess camera(double focal) {
        Point3 x = new Point3(h[0] / focal, h[3] / focal, h[6]);
        Point3 y = new Point3(h[1] / focal, h[4] / focal, h[7]);
        double scale = 2 / (x.length() + y.length());
        Turn turn = Turn.ofColumns(x, y);
        Point3 seen = new Point3(h[2] / focal, h[5] / focal, h[8]).times(scale);
        return new Guess(focal, turn, origin.minus(turn.back(seen)));
    }
}
