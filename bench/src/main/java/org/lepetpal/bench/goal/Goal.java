package org.lepetpal.bench.goal;

import java.util.Locale;

/**
 * What the project wants of a figure, and what was measured.
 *
 * @param name what is measured
 * @param measured not a number where it could not be
 * @param limit what it may be
 * @param most whether the limit is the most that it may be, else the least
 */
public record Goal(String name, double measured, double limit, boolean most) {
    /** The line above a table of them. */
    public static final String HEAD = format("%-88s %9s %11s  %s", "goal", "measured", "wanted", "");

    public static Goal atMost(double limit, String name, double measured) {
        return new Goal(name, measured, limit, true);
    }

    public static Goal atLeast(double limit, String name, double measured) {
        return new Goal(name, measured, limit, false);
    }

    /** Whether it was measured. */
    public boolean isKnown() {
        return !Double.isNaN(measured);
    }

    /** Not one that was not measured. */
    public boolean isMet() {
        return most ? measured <= limit : measured >= limit;
    }

    @Override
    public String toString() {
        return format(
                "%-88s %9s %11s  %s",
                name,
                isKnown() ? format("%.2f", measured) : "-",
                format("%s %.2f", most ? "<=" : ">=", limit),
                !isKnown() ? "not measured" : isMet() ? "met" : "MISSED");
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
