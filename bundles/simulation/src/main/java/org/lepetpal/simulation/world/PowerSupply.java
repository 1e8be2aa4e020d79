package org.lepetpal.simulation.world;

import org.lepetpal.simulation.servo.Interference;

/** The 12 V supply on its thin cables: sags under load. */
final class PowerSupply {
    private static final double OPEN_VOLTS = 12.15;
    private static final double OHMS = 0.12;
    private static final double SMOOTHING_SECONDS = 0.01;

    private final Interference interference;
    private double amperes;

    PowerSupply(Interference interference) {
        this.interference = interference;
    }

    void reset() {
        amperes = 0;
    }

    double volts() {
        return interference.volts(OPEN_VOLTS - OHMS * amperes, amperes);
    }

    /** What all servos together drew in the last instant. */
    void draw(double drawn, double seconds) {
        amperes += (drawn - amperes) * Math.min(1, seconds / SMOOTHING_SECONDS);
    }
}
