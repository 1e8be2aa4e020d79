package org.lepetpal.safety;

/** No part of the arm goes below the table. */
final class Table implements Solid {
    private final double lowest;

    /** @param lowest metres in the frame of the base */
    Table(double lowest) {
        this.lowest = lowest;
    }

    @Override
    public String name() {
        return "table";
    }

    @Override
    public double distance(Part part, double x, double y, double z) {
        return z - lowest;
    }

    @Override
    public String complaint(double clearance) {
        return "the arm would be " + Text.of((lowest + clearance) * 1000) + " mm above the table, at least "
                + Text.of(lowest * 1000) + " mm is allowed";
    }
}
