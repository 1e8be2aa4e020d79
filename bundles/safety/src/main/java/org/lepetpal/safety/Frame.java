package org.lepetpal.safety;

/**
 * Three directions at right angles, made of two that are not parallel. What is fixed to a body keeps its place in the
 * frame made of two of the body's points, wherever the body is.
 */
record Frame(double[] first, double[] second, double[] third) {
    static Frame of(double[] along, double[] beside) {
        double[] first = unit(along);
        double[] third = unit(cross(along, beside));
        return new Frame(first, cross(third, first), third);
    }

    /**
     * Where {@code point}, given in the frame that this one is described in, is when this frame has become {@code
     * now}.
     */
    double[] carry(double[] point, Frame now, double[] origin) {
        double a = dot(point, first);
        double b = dot(point, second);
        double c = dot(point, third);
        double[] moved = new double[3];
        for (int i = 0; i < 3; i++) {
            moved[i] = origin[i] + a * now.first[i] + b * now.second[i] + c * now.third[i];
        }
        return moved;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double[] unit(double[] v) {
        double length = Math.sqrt(dot(v, v));
        return new double[] {v[0] / length, v[1] / length, v[2] / length};
    }
}
