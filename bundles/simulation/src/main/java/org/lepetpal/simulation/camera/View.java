package org.lepetpal.simulation.camera;

import org.lepetpal.api.vision.CameraCalibration;

/** The camera's side of the geometry: pixel (0, 0) covers 0…1, as {@link CameraCalibration#project} counts. */
final class View {
    private final Vec position;
    private final Vec right;
    private final Vec down;
    private final Vec forward;
    private final CameraCalibration camera;
    private final int width;
    private final int height;

    View(CameraCalibration camera, int width, int height) {
        this.camera = camera;
        this.width = width;
        this.height = height;
        position = Vec.of(camera.position());
        right = Vec.of(camera.right());
        down = Vec.of(camera.down());
        forward = Vec.of(camera.forward());
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    Vec position() {
        return position;
    }

    Vec forward() {
        return forward;
    }

    /**
     * The rays through a point of each pixel; t is the depth along the optical axis in metres.
     *
     * @param atX where in the pixel, 0…1; 0.5 is its middle
     * @param atY where in the pixel, 0…1
     */
    Rays rays(double atX, double atY) {
        Vec none = new Vec(0, 0, 0);
        Vec first = forward.plus(right.times((atX - camera.cx()) / camera.fx()))
                .plus(down.times((atY - camera.cy()) / camera.fy()));
        return new Rays(position, none, none, first, right.times(1 / camera.fx()), down.times(1 / camera.fy()));
    }

    /** Pixels that a solid may cover. */
    Bounds bounds(Solid solid) {
        Bounds bounds = new Bounds(width, height);
        for (Vec point : solid.hull()) {
            addBall(bounds, solid.placeInBase(point), solid.hullRadius());
        }
        return bounds;
    }

    /** Adds the outline of a ball; everything when it reaches behind the camera. */
    void addBall(Bounds bounds, Vec centre, double radius) {
        Vec offset = centre.minus(position);
        double x = offset.dot(right);
        double y = offset.dot(down);
        double z = offset.dot(forward);
        if (z <= radius + Layer.NEAR) {
            bounds.addAll();
            return;
        }
        double angleX = Math.atan2(x, z);
        double angleY = Math.atan2(y, z);
        double spreadX = Math.asin(radius / Math.sqrt(x * x + z * z));
        double spreadY = Math.asin(radius / Math.sqrt(y * y + z * z));
        bounds.add(
                camera.cx() + camera.fx() * Math.tan(angleX - spreadX) - 1,
                camera.cy() + camera.fy() * Math.tan(angleY - spreadY) - 1,
                camera.cx() + camera.fx() * Math.tan(angleX + spreadX) + 1,
                camera.cy() + camera.fy() * Math.tan(angleY + spreadY) + 1);
    }
}
