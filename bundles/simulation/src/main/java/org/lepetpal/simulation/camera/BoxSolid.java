package org.lepetpal.simulation.camera;

final class BoxSolid extends Solid {
    private final double halfX;
    private final double halfY;
    private final double halfZ;

    BoxSolid(Item item, Shape.Box box) {
        super(item);
        halfX = box.lengthX() / 2;
        halfY = box.lengthY() / 2;
        halfZ = box.lengthZ() / 2;
    }

    @Override
    double enter(double ox, double oy, double oz, double dx, double dy, double dz) {
        // A direction of 0 along an axis makes these infinities of the right sign; only a ray within a face's own plane
        // gives NaN, and then the comparison below makes it a miss.
        double perX = 1 / dx;
        double perY = 1 / dy;
        double perZ = 1 / dz;
        double nearX = perX < 0 ? halfX : -halfX;
        double nearY = perY < 0 ? halfY : -halfY;
        double nearZ = perZ < 0 ? halfZ : -halfZ;
        double in = Math.max((nearX - ox) * perX, Math.max((nearY - oy) * perY, (nearZ - oz) * perZ));
        double out = Math.min((-nearX - ox) * perX, Math.min((-nearY - oy) * perY, (-nearZ - oz) * perZ));
        return in <= out ? in : MISS;
    }

    @Override
    void normal(double x, double y, double z, double[] normal) {
        double outX = Math.abs(x) - halfX;
        double outY = Math.abs(y) - halfY;
        double outZ = Math.abs(z) - halfZ;
        boolean onX = outX >= outY && outX >= outZ;
        boolean onY = !onX && outY >= outZ;
        normal[0] = onX ? Math.signum(x) : 0;
        normal[1] = onY ? Math.signum(y) : 0;
        normal[2] = onX || onY ? 0 : Math.signum(z);
    }

    @Override
    Vec[] hull() {
        return corners(halfX, halfY, halfZ);
    }

    @Override
    double hullRadius() {
        return 0;
    }

    @Override
    double size() {
        return 2 * Math.max(halfX, Math.max(halfY, halfZ));
    }
}
