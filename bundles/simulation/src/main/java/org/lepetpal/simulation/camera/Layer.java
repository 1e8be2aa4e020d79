package org.lepetpal.simulation.camera;

import java.util.Arrays;

/** What is seen at each pixel before colours are mixed: which solid, how far away, and how it takes the light. */
final class Layer {
    /** Nothing nearer than this is seen; metres. */
    static final double NEAR = 0.01;

    /** Number of the solid at a pixel where there is none. */
    static final short NOTHING = -1;

    final int width;
    final float[] depth;
    final short[] solid;
    final float[] lamp;
    final float[] room;
    final float[] shine;

    Layer(int width, int height) {
        this.width = width;
        int pixels = width * height;
        depth = new float[pixels];
        solid = new short[pixels];
        lamp = new float[pixels];
        room = new float[pixels];
        shine = new float[pixels];
        Arrays.fill(depth, Float.POSITIVE_INFINITY);
        Arrays.fill(solid, NOTHING);
    }

    /** Takes everything off again, and takes over what stands behind. */
    void clear(Spans spans, float[] depthBehind) {
        spans.forEach((row, from, to) -> {
            System.arraycopy(depthBehind, row * width + from, depth, row * width + from, to - from);
            Arrays.fill(solid, row * width + from, row * width + to, NOTHING);
        });
    }

    /**
     * Puts a solid where it is nearer than what is there.
     *
     * @param number what to remember it by
     * @param bounds pixels that it may cover
     * @param rays the camera's, in the frame of the base
     * @param forward the camera's axis, from which the lamp's reflection is reckoned
     */
    void put(Solid body, short number, Bounds bounds, Rays rays, Vec forward) {
        Rays own = rays.in(body);
        Vec toLamp = body.inOwnAxes(Light.TO_LAMP);
        Vec up = body.inOwnAxes(Light.UP);
        // One halfway direction for the whole picture: the lamp is far and the field of view moderate.
        Vec halfway = body.inOwnAxes(Light.TO_LAMP.minus(forward).unit());
        double[] normal = new double[3];
        double ox = own.origin().x();
        double oy = own.origin().y();
        double oz = own.origin().z();
        double perColumnX = own.directionPerColumn().x();
        double perColumnY = own.directionPerColumn().y();
        double perColumnZ = own.directionPerColumn().z();
        LeftEdge edge = new LeftEdge(bounds.left());
        int right = bounds.right();
        for (int y = bounds.top(); y < bounds.bottom(); y++) {
            int left = edge.next();
            Vec first = own.direction()
                    .plus(own.directionPerRow().times(y))
                    .plus(own.directionPerColumn().times(left));
            double dx = first.x();
            double dy = first.y();
            double dz = first.z();
            boolean within = false;
            for (int x = left; x < right; x++) {
                double t = body.enter(ox, oy, oz, dx, dy, dz);
                if (t != Solid.MISS) {
                    if (!within) {
                        within = true;
                        edge.hit(x);
                    }
                    int i = y * width + x;
                    if (t > NEAR && t < depth[i]) {
                        body.normal(ox + t * dx, oy + t * dy, oz + t * dz, normal);
                        depth[i] = (float) t;
                        solid[i] = number;
                        lamp[i] = (float) (Light.LAMP * Math.max(0, along(normal, toLamp)));
                        room[i] = (float) (Light.ROOM + Light.ROOM_FROM_ABOVE * along(normal, up));
                        shine[i] = (float) Light.shine(along(normal, halfway));
                    }
                } else if (within) {
                    break; // convex: a row that has left it does not meet it again
                }
                dx += perColumnX;
                dy += perColumnY;
                dz += perColumnZ;
            }
            if (!within) {
                edge.miss();
            }
        }
    }

    private static double along(double[] normal, Vec axis) {
        return normal[0] * axis.x() + normal[1] * axis.y() + normal[2] * axis.z();
    }
}
