package org.lepetpal.bench.loop;

import java.util.Locale;

/**
 * How one loop kept time; microseconds.
 *
 * @param name which loop
 * @param rateHz ticks per second that it reached; 0 when it does not say
 * @param median median of its error
 * @param p99 99th percentile
 * @param p999 99.9th percentile
 * @param note what is to be known besides
 */
record Figures(String name, double rateHz, double median, double p99, double p999, String note) {
    static final String HEAD = String.format(
            Locale.ROOT, "%-34s %8s %10s %10s %10s  %s", "loop", "Hz", "50 % us", "99 % us", "99.9 % us", "");

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-34s %8s %10.0f %10.0f %10.0f  %s",
                name,
                rateHz == 0 ? "" : String.format(Locale.ROOT, "%.2f", rateHz),
                median,
                p99,
                p999,
                note);
    }
}
