package org.lepetpal.simulation.servo;

/** Temperature of a servo's case: warmed by I²R, cooled by the room. */
final class Warmth {
    private static final double ROOM_CELSIUS = 25;
    private static final double IDLE_WATTS = 0.5;
    private static final double WINDING_OHMS = 4.4;
    private static final double JOULES_PER_KELVIN = 40;
    private static final double KELVIN_PER_WATT = 12;

    private double celsius = ROOM_CELSIUS + IDLE_WATTS * KELVIN_PER_WATT;

    double celsius() {
        return celsius;
    }

    void advance(double amperes, double seconds) {
        double watts = IDLE_WATTS + amperes * amperes * WINDING_OHMS;
        celsius += (watts - (celsius - ROOM_CELSIUS) / KELVIN_PER_WATT) * seconds / JOULES_PER_KELVIN;
    }
}
