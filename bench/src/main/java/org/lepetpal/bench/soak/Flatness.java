package org.lepetpal.bench.soak;

import java.util.ArrayList;
import java.util.List;

/** A figure over time: whether it grows, once things have settled. */
public final class Flatness {
    private final List<Double> values = new ArrayList<>();

    /** The newest value. */
    public void add(double value) {
        values.add(value);
    }

    double newest() {
        return values.getLast();
    }

    /** Median of the second quarter: the first is warming up. */
    public double early() {
        return median(values.size() / 4, Math.max(values.size() / 2, values.size() / 4 + 1));
    }

    /** Median of the last quarter. */
    public double late() {
        return median(Math.min(values.size() * 3 / 4, values.size() - 1), values.size());
    }

    /** By how much it was more late than early. */
    public double grownBy() {
        return late() - early();
    }

    private double median(int from, int to) {
        List<Double> sorted = values.subList(from, to).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
