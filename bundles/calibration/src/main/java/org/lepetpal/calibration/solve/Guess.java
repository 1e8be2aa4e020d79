package org.lepetpal.calibration.solve;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.CameraCalibration;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.TableMark;

/**
 * A camera as it might be: square pixels, its principal point in the middle of the picture.
 *
 * @param focal length, pixels; more than 0
 * @param turn its axes
 * @param position its centre
 */
record Guess(double focal, Turn turn, Point3 position) {
    /** Numbers that describe it. */
    static final int PARAMETERS = 7;

    /**
     * The same a little otherwise.
     *
     * @param change of the focal length as a logarithm; of the direction, radians about the base's axes; of the position,
     *     metres
     */
    Guess changed(double[] change) {
        return new Guess(
                focal * Math.exp(change[0]),
                turn.turned(new Point3(change[1], change[2], change[3])),
                position.plus(new Point3(change[4], change[5], change[6])));
    }

    /** How far each mark appears from where it was seen, pixels: x and y in turn; empty when one is behind the camera. */
    Optional<double[]> misses(List<TableMark> marks, Pixel middle) {
        double[] misses = new double[2 * marks.size()];
        for (int i = 0; i < marks.size(); i++) {
            Point3 seen = turn.apply(marks.get(i).place().minus(position));
            if (seen.z() <= 1e-6) {
                return Optional.empty();
            }
            misses[2 * i] =
                    middle.x() + focal * seen.x() / seen.z() - marks.get(i).at().x();
            misses[2 * i + 1] =
                    middle.y() + focal * seen.y() / seen.z() - marks.get(i).at().y();
        }
        return Optional.of(misses);
    }

    CameraCalibration calibration(Pixel middle) {
        return new CameraCalibration(
                focal, focal, middle.x(), middle.y(), position, turn.right(), turn.down(), turn.forward());
    }
}
