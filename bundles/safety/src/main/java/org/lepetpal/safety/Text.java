package org.lepetpal.safety;

/** Numbers in findings: one decimal, without the cost of a formatter, which runs in the tick. */
final class Text {
    private Text() {}

    static String of(double value) {
        return String.valueOf(Math.round(value * 10) / 10.0);
    }
}
