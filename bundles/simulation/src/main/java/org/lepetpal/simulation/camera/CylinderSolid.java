package org.lepetpal.simulation.camera;

final class CylinderSolid extends Solid {
    /** Below this square of the slant a ray runs along the axis and never meets the mantle. */
    private static final double ALONG_AXIS = 1e-12;

    private final double radius;
    private final double half;

    CylinderSolid(Item item, Shape.Cylinder cylinder) {
        super(item);
        radius = cylinder.radius();
        half = cylinder.length() / 2;
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
        if (a > ALONG_AXIS) {
            double t = -(b + Math.sqrt(discriminant)) / a;
            if (Math.abs(oz + t * dz) <= half) {
                return t;
            }
        }
        double t = (-Math.copySign(half, dz) - oz) / dz;
        double x = ox + t * dx;
        double y = oy + t * dy;
        return x * x + y * y <= radius * radius ? t : MISS;
    }

    @Override
    void normal(double x, double y, double z, double[] normal) {
        boolean onEnd = half - Math.abs(z) < Math.abs(radius - Math.sqrt(x * x + y * y));
        normal[0] = onEnd ? 0 : x / radius;
        normal[1] = onEnd ? 0 : y / radius;
        normal[2] = onEnd ? Math.signum(z) : 0;
    }

    @Override
    Vec[] hull() {
        return corners(radius, radius, half);
    }

    @Override
    double hullRadius() {
        return 0;
    }

    @Override
    double size() {
        return 2 * Math.max(half, radius);
    }
}
