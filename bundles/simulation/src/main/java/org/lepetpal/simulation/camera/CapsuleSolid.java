package org.lepetpal.simulation.camera;

final class CapsuleSolid extends Solid {
    /** Below this square of the slant a ray runs along the axis and never meets the mantle. */
    private static final double ALONG_AXIS = 1e-12;

    private final double radius;
    private final double half;

    CapsuleSolid(Item item, Shape.Capsule capsule) {
        super(item);
        radius = capsule.radius();
        half = capsule.length() / 2;
    }

    @Override
    double enter(double ox, double oy, double oz, double dx, double dy, double dz) {
        double a = dx * dx + dy * dy;
        double b = ox * dx + oy * dy;
        double c = ox * ox + oy * oy - radius * radius;
        double discriminant = b * b - a * c;
        if (discriminant < 0) {
            return MISS;
        }
        // Seen along the axis the ball that the ray meets first is the one it comes from.
        double z = a > ALONG_AXIS ? oz - dz * (b + Math.sqrt(discriminant)) / a : -dz * Double.MAX_VALUE;
        if (Math.abs(z) <= half) {
            return -(b + Math.sqrt(discriminant)) / a;
        }
        double fromEnd = z > 0 ? oz - half : oz + half;
        double squared = a + dz * dz;
        double along = b + fromEnd * dz;
        double ball = along * along - squared * (c + fromEnd * fromEnd);
        return ball < 0 ? MISS : -(along + Math.sqrt(ball)) / squared;
    }

    @Override
    void normal(double x, double y, double z, double[] normal) {
        normal[0] = x / radius;
        normal[1] = y / radius;
        normal[2] = (z - Math.clamp(z, -half, half)) / radius;
    }

    @Override
    Vec[] hull() {
        return new Vec[] {new Vec(0, 0, half), new Vec(0, 0, -half)};
    }

    @Override
    double hullRadius() {
        return radius;
    }

    @Override
    double size() {
        return 2 * (half + radius);
    }
}
