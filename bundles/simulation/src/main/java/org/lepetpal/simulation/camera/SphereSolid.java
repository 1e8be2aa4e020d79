package org.lepetpal.simulation.camera;

final class SphereSolid extends Solid {
    private final double radius;

    SphereSolid(Item item, Shape.Sphere sphere) {
        super(item);
        radius = sphere.radius();
    }

    @Override
    double enter(double ox, double oy, double oz, double dx, double dy, double dz) {
        double a = dx * dx + dy * dy + dz * dz;
        double b = ox * dx + oy * dy + oz * dz;
        double c = ox * ox + oy * oy + oz * oz - radius * radius;
        double discriminant = b * b - a * c;
        return discriminant < 0 ? MISS : (-b - Math.sqrt(discriminant)) / a;
    }

    @Override
    void normal(double x, double y, double z, double[] normal) {
        normal[0] = x / radius;
        normal[1] = y / radius;
        normal[2] = z / radius;
    }

    @Override
    Vec[] hull() {
        return new Vec[] {new Vec(0, 0, 0)};
    }

    @Override
    double hullRadius() {
        return radius;
    }

    @Override
    double size() {
        return 2 * radius;
    }
}
