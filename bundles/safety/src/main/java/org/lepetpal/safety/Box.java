package org.lepetpal.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A box along the axes of the base's frame, in metres.
 *
 * @param x its extent forward
 * @param y to the left
 * @param z upward
 */
record Box(Interval x, Interval y, Interval z) {
    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
    private static final String RANGE = "\\s*" + NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "\\s*";
    private static final Pattern ENTRY = Pattern.compile(RANGE + "," + RANGE + "," + RANGE);

    /**
     * Reads {@code x0..x1,y0..y1,z0..z1; …}.
     *
     * @throws IllegalArgumentException naming the entry that cannot be read
     */
    static List<Box> parse(String text) {
        List<Box> boxes = new ArrayList<>();
        for (String entry : text.isBlank() ? new String[0] : text.split(";", -1)) {
            Matcher matcher = ENTRY.matcher(entry);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("'" + entry.strip() + "' is not of the form x0..x1,y0..y1,z0..z1");
            }
            boxes.add(new Box(range(matcher, 1), range(matcher, 3), range(matcher, 5)));
        }
        return List.copyOf(boxes);
    }

    private static Interval range(Matcher matcher, int group) {
        return new Interval(Double.parseDouble(matcher.group(group)), Double.parseDouble(matcher.group(group + 1)));
    }

    /** How far a point is outside; inside, how far it would have to go to get out, negative. */
    double distance(double px, double py, double pz) {
        double dx = Math.max(x.min() - px, px - x.max());
        double dy = Math.max(y.min() - py, py - y.max());
        double dz = Math.max(z.min() - pz, pz - z.max());
        double deepest = Math.max(dx, Math.max(dy, dz));
        if (deepest <= 0) {
            return deepest;
        }
        double outX = Math.max(0, dx);
        double outY = Math.max(0, dy);
        double outZ = Math.max(0, dz);
        return Math.sqrt(outX * outX + outY * outY + outZ * outZ);
    }

    @Override
    public String toString() {
        return x + "," + y + "," + z;
    }
}
