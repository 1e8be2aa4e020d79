package org.lepetpal.command;

/**
 * How fast a minimum-jerk course may be. Along one of length d in time T the greatest speed is 15/8 · d/T and the greatest
 * acceleration 10/√3 · d/T² (Flash and Hogan 1985, by differentiation): short ways are bound by the second, long ones by
 * the first.
 *
 * @param speed greatest, in degrees (gripper: percent) per second; more than 0
 * @param acceleration greatest, in the same per second squared; more than 0
 */
record Pace(double speed, double acceleration) {
    /** Well within what the safety kernel allows out of the box (240 °/s, 2500 °/s²). */
    static final Pace GENTLE = new Pace(90, 1_000);

    private static final double PEAK_SPEED = 1.875;
    private static final double PEAK_ACCELERATION = 10 / Math.sqrt(3);

    Pace {
        if (!(speed > 0) || !(acceleration > 0)) {
            throw new IllegalArgumentException("speed " + speed + ", acceleration " + acceleration);
        }
    }

    /** The least time for so long a way. */
    double seconds(double distance) {
        return Math.max(distance * PEAK_SPEED / speed, Math.sqrt(distance * PEAK_ACCELERATION / acceleration));
    }

    /** Fraction of the way after {@code s}, the fraction of the time: 10 s³ − 15 s⁴ + 6 s⁵. */
    static double course(double s) {
        return s * s * s * (10 - 15 * s + 6 * s * s);
    }

    /** One that takes {@code factor} times as long. */
    Pace slower(double factor) {
        return new Pace(speed / factor, acceleration / (factor * factor));
    }

    /** This one, or as fast as it takes to go so far in this time. */
    Pace reaching(double distance, double seconds) {
        return new Pace(
                Math.max(speed, distance * PEAK_SPEED / seconds),
                Math.max(acceleration, distance * PEAK_ACCELERATION / (seconds * seconds)));
    }
}
