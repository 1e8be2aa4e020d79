package org.lepetpal.bench.stream;

/**
 * What the project wants of a figure, and what was measured.
 *
 * @param name what is measured
 * @param measured not a number where it could not be
 * @param limit what it may be
 * @param most whether the limit is the most that it may be, else the least
 */
record Goal(String name, double measured, double limit, boolean most) {
    static final String HEAD = StreamBench.format("%-78s %9s %11s  %s", "goal", "measured", "wanted", "");

    static Goal atMost(double limit, String name, double measured) {
        return new Goal(name, measured, limit, true);
    }

    static Goal atLeast(double limit, String name, double measured) {
        return new Goal(name, measured, limit, false);
    }

    boolean isKnown() {
        return !Double.isNaN(measured);
    }

    boolean isMet() {
        return most ? measured <= limit : measured >= limit;
    }

    @Override
    public String toString() {
        return StreamBench.format(
                "%-78s %9s %11s  %s",
                name,
                isKnown() ? StreamBench.format("%.2f", measured) : "-",
                StreamBench.format("%s %.2f", most ? "<=" : ">=", limit),
                !isKnown() ? "not measured" : isMet() ? "met" : "MISSED");
    }
}
