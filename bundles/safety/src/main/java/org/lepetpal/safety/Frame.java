package org.lepetpal.safety;

/**
 * Three directions at right angles, made of two that are not parallel. What is fixed to a body keeps its place in the
 * frame made of two of the body's points, wherever the body is. May be set anew, which spares memory. For one thread.
 */
final class Frame {
    private final double[] first = new double[3];
    private final double[] second = new double[3];
    private final double[] third = new double[3];

    static Frame of(double[] along, double[] beside) {
        Frame frame = new Frame();
        frame.set(along, beside);
        return frame;
    }

    void set(double[] along, double[] beside) {
        System.arraycopy(along, 0, first, 0, 3);
        unit(first);
        cross(first, beside, third);
        unit(third);
        cross(third, first, second);
    }

    /**
     * Where a point, given in the frame that this one is described in, is when this frame has become {@code now}.
     *
     * @param points holds the origin from {@code origin} on
     * @param into gets x, y and z from {@code at} on
     */
    void carry(double x, double y, double z, Frame now, double[] points, int origin, double[] into, int at) {
        double a = x * first[0] + y * first[1] + z * first[2];
        double b = x * second[0] + y * second[1] + z * second[2];
        double c = x * third[0] + y * third[1] + z * third[2];
        for (int i = 0; i < 3; i++) {
            into[at + i] = points[origin + i] + a * now.first[i] + b * now.second[i] + c * now.third[i];
        }
    }

    private static void cross(double[] a, double[] b, double[] into) {
        into[0] = a[1] * b[2] - a[2] * b[1];
        into[1] = a[2] * b[0] - a[0] * b[2];
        into[2] = a[0] * b[1] - a[1] * b[0];
    }

    private static void unit(double[] v) {
        double length = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
        for (int i = 0; i < 3; i++) {
            v[i] /= length;
        }
    }
}
