package org.lepetpal.safety;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Limits of one joint.
 *
 * @param min smallest value
 * @param max largest; not less than {@code min}
 */
record Interval(double min, double max) {
    private static final Pattern ENTRY =
            Pattern.compile("\\s*(\\w+)\\s*:\\s*(-?\\d+(?:\\.\\d+)?)\\s*\\.\\.\\s*(-?\\d+(?:\\.\\d+)?)\\s*");

    Interval {
        if (!(min <= max) || !Double.isFinite(min) || !Double.isFinite(max)) {
            throw new IllegalArgumentException(min + ".." + max + " is no range");
        }
    }

    /**
     * Reads {@code joint:min..max, joint:min..max}.
     *
     * @throws IllegalArgumentException naming the entry that cannot be read
     */
    static Map<String, Interval> parse(String text) {
        Map<String, Interval> limits = new HashMap<>();
        for (String entry : text.isBlank() ? new String[0] : text.split(",", -1)) {
            Matcher matcher = ENTRY.matcher(entry);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("'" + entry.strip() + "' is not of the form joint:min..max");
            }
            limits.put(
                    matcher.group(1),
                    new Interval(Double.parseDouble(matcher.group(2)), Double.parseDouble(matcher.group(3))));
        }
        return limits;
    }

    double clamp(double value) {
        return Math.clamp(value, min, max);
    }

    /** How far a value lies outside; 0 inside. */
    double beyond(double value) {
        return Math.max(0, Math.max(min - value, value - max));
    }

    Interval including(double value) {
        return beyond(value) == 0 ? this : new Interval(Math.min(min, value), Math.max(max, value));
    }

    /** The part of this one that lies in {@code other}; the nearest point of this one when they do not meet. */
    Interval within(Interval other) {
        return new Interval(clamp(other.min), clamp(other.max));
    }

    @Override
    public String toString() {
        return min + ".." + max;
    }
}
