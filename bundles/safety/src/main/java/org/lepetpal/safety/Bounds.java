package org.lepetpal.safety;

import java.util.Arrays;

/** Where the goal of each joint may be. */
final class Bounds {
    private final double[] least;
    private final double[] most;

    Bounds(int joints) {
        least = new double[joints];
        most = new double[joints];
        open();
    }

    /** Everywhere again. */
    void open() {
        Arrays.fill(least, Double.NEGATIVE_INFINITY);
        Arrays.fill(most, Double.POSITIVE_INFINITY);
    }

    /** Keeps the part that is within; the nearest point where there is none. */
    void narrow(int joint, double min, double max) {
        double low = Math.min(Math.max(least[joint], min), most[joint]);
        most[joint] = Math.max(Math.min(most[joint], max), low);
        least[joint] = low;
    }

    double least(int joint) {
        return least[joint];
    }

    double most(int joint) {
        return most[joint];
    }
}
