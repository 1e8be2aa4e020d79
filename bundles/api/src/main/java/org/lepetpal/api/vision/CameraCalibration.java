package org.lepetpal.api.vision;

import java.util.Objects;
import java.util.Optional;
import org.lepetpal.api.arm.Point3;

/**
 * A pinhole camera without distortion, and where it stands in the frame of the arm's base. The camera's axes are
 * OpenCV's: x right, y down, z into the scene.
 *
 * @param fx focal length in pixels, horizontal; more than 0
 * @param fy focal length in pixels, vertical; more than 0
 * @param cx principal point, pixels from the left edge
 * @param cy principal point, pixels from the top edge
 * @param position the camera's centre
 * @param right direction of the camera's x axis in the base frame; unit length
 * @param down direction of the camera's y axis; unit length
 * @param forward direction of the camera's z axis; unit length
 */
public record CameraCalibration(
        double fx, double fy, double cx, double cy, Point3 position, Point3 right, Point3 down, Point3 forward) {
    public CameraCalibration {
        if (!(fx > 0) || !(fy > 0) || !Double.isFinite(fx) || !Double.isFinite(fy)) {
            throw new IllegalArgumentException("focal length " + fx + ", " + fy);
        }
        if (!Double.isFinite(cx) || !Double.isFinite(cy)) {
            throw new IllegalArgumentException("principal point " + cx + ", " + cy);
        }
        Objects.requireNonNull(position, "position");
        requireUnit("right", right);
        requireUnit("down", down);
        requireUnit("forward", forward);
        if (Math.abs(right.dot(down)) > 1e-6
                || Math.abs(right.dot(forward)) > 1e-6
                || Math.abs(down.dot(forward)) > 1e-6) {
            throw new IllegalArgumentException("camera axes are not at right angles");
        }
    }

    /**
     * A camera with square pixels, its principal point in the middle and its horizon level, that looks from
     * {@code position} at {@code target}; the two must not stand above each other.
     *
     * @param verticalFovDeg vertical field of view, 1…170 degrees
     */
    public static CameraCalibration lookingAt(
            Point3 position, Point3 target, int width, int height, double verticalFovDeg) {
        if (!(verticalFovDeg >= 1 && verticalFovDeg <= 170)) {
            throw new IllegalArgumentException("vertical field of view " + verticalFovDeg + " is not in 1…170 degrees");
        }
        Point3 forward = unit(target.minus(position));
        Point3 right = unit(forward.cross(new Point3(0, 0, 1)));
        Point3 down = forward.cross(right);
        double focal = height / 2.0 / Math.tan(Math.toRadians(verticalFovDeg) / 2);
        return new CameraCalibration(focal, focal, width / 2.0, height / 2.0, position, right, down, forward);
    }

    /** Where a point appears in the picture; empty when it is not in front of the camera. */
    public Optional<Pixel> project(Point3 point) {
        Point3 offset = point.minus(position);
        double depth = offset.dot(forward);
        if (depth <= 1e-6) {
            return Optional.empty();
        }
        return Optional.of(new Pixel(cx + fx * offset.dot(right) / depth, cy + fy * offset.dot(down) / depth));
    }

    /** Where the ray through a pixel meets the horizontal plane at height {@code z} metres; empty when it does not. */
    public Optional<Point3> onPlane(Pixel pixel, double z) {
        double u = (pixel.x() - cx) / fx;
        double v = (pixel.y() - cy) / fy;
        double dx = right.x() * u + down.x() * v + forward.x();
        double dy = right.y() * u + down.y() * v + forward.y();
        double dz = right.z() * u + down.z() * v + forward.z();
        double distance = (z - position.z()) / dz;
        if (!Double.isFinite(distance) || distance <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Point3(position.x() + distance * dx, position.y() + distance * dy, z));
    }

    /** The same camera delivering pictures of another size. */
    public CameraCalibration scaled(double factorX, double factorY) {
        return new CameraCalibration(
                fx * factorX, fy * factorY, cx * factorX, cy * factorY, position, right, down, forward);
    }

    private static void requireUnit(String name, Point3 axis) {
        if (Math.abs(axis.dot(axis) - 1) > 1e-6) {
            throw new IllegalArgumentException("camera axis " + name + " is not of unit length: " + axis);
        }
    }

    private static Point3 unit(Point3 v) {
        double length = v.length();
        if (length < 1e-9) {
            throw new IllegalArgumentException("the camera's direction is not defined");
        }
        return new Point3(v.x() / length, v.y() / length, v.z() / length);
    }
}
