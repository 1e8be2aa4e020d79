package org.lepetpal.safety;

import java.util.Optional;
import java.util.function.Supplier;

/** No part of the arm goes below the table. */
final class Table extends Solid {
    private final double lowest;

    /** @param lowest metres in the frame of the base */
    Table(Supplier<Optional<Flesh>> flesh, double lowest) {
        super(flesh);
        this.lowest = lowest;
    }

    @Override
    public String name() {
        return "table";
    }

    @Override
    double distance(Part part, double x, double y, double z) {
        return z - lowest;
    }

    @Override
    public String complaint(double clearance) {
        return "the arm would be " + Text.of((lowest + clearance) * 1000) + " mm above the table, at least "
                + Text.of(lowest * 1000) + " mm is allowed";
    }
}
