package org.lepetpal.simulation.fault;

/** The supply gives way as soon as motors pull on it, and recovers when they rest. */
public final class VoltageSag implements Fault {
    private static final Limits VOLTS = new Limits("volts", 0, 12);

    /** What the arm draws when it moves, and what it draws at most when it only holds: A. */
    private static final double MOVES = 0.25;

    private static final double RESTS = 0.1;

    private final double level;
    private boolean sags;

    /** @param volts what is left of 12, 0…12; below 3 the servos' controllers stop */
    public VoltageSag(double volts) {
        level = VOLTS.check(volts);
    }

    @Override
    public FaultKind kind() {
        return FaultKind.VOLTAGE_SAG;
    }

    @Override
    public String effect() {
        return "the supply sags to " + level + " V when the arm moves; it " + (sags ? "does now" : "does not now");
    }

    @Override
    public double volts(double volts, double amperes) {
        sags = amperes > (sags ? RESTS : MOVES);
        return sags ? Math.min(volts, level) : volts;
    }
}
