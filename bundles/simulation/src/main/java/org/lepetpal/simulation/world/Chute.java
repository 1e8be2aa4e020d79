package org.lepetpal.simulation.world;

import java.util.OptionalInt;

/**
 * The gate under the treat hopper, moved by a hobby servo: 600 µs keeps it shut, 1500 µs opens it. Each opening lets one
 * treat out; shaking the open gate does not.
 */
final class Chute {
    private static final double DEGREES_PER_SECOND = 600;
    private static final double SHORTEST_PULSE = 500;
    private static final double MICROSECONDS_PER_DEGREE = 2000 / 180.0;
    private static final double OPEN_DEGREES = 60;
    private static final double SHUT_DEGREES = 30;

    private OptionalInt pulse = OptionalInt.empty();
    private double degrees = 9;
    private boolean loaded = true;

    /** @param microseconds 500…2500; empty lets the gate stay where it is */
    void pulse(OptionalInt microseconds) {
        pulse = microseconds;
    }

    double degrees() {
        return degrees;
    }

    /** @return whether a treat falls now */
    boolean advance(double seconds) {
        if (pulse.isPresent()) {
            double goal = (pulse.getAsInt() - SHORTEST_PULSE) / MICROSECONDS_PER_DEGREE;
            double reach = DEGREES_PER_SECOND * seconds;
            degrees += Math.clamp(goal - degrees, -reach, reach);
        }
        if (degrees < SHUT_DEGREES) {
            loaded = true;
        } else if (loaded && degrees > OPEN_DEGREES) {
            loaded = false;
            return true;
        }
        return false;
    }
}
