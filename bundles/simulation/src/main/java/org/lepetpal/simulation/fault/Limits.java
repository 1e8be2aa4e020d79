package org.lepetpal.simulation.fault;

/** The range of a parameter; the complaint about a value outside names it, the value and what is allowed. */
record Limits(String name, double min, double max) {
    static final Limits SERVO = new Limits("servo", 0, 253);

    int check(int value) {
        check((double) value);
        return value;
    }

    double check(double value) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is " + plain(value) + ", it must be in " + plain(min) + "…" + plain(max));
        }
        return value;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
