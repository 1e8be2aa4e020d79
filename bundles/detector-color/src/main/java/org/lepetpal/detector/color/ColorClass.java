package org.lepetpal.detector.color;

/**
 * A kind of thing and how its colour and form tell it.
 *
 * @param label its name, lower case
 * @param hueFrom first hue, whole degrees 0…359
 * @param hueTo last hue, 0…359; below {@code hueFrom} where the range goes through 0, which is red
 * @param saturation least saturation, percent 0…100
 * @param value least value (brightness), percent 0…100
 * @param area least area in square pixels of the picture; 1 or more
 * @param fill how much of its upright box a whole one covers, percent 1…100; a disc 78
 * @param aspect longest side of the box by the shortest that is still plausible; 1…20
 */
record ColorClass(String label, int hueFrom, int hueTo, int saturation, int value, int area, int fill, double aspect) {
    private static final double LENGTH_UNKNOWN = 0.8;

    ColorClass {
        if (!label.matches("[a-z][a-z0-9_-]*")) {
            throw wrong(label, "the name is not of a-z, 0-9, - and _");
        }
        within(label, "hue", hueFrom, 0, 359);
        within(label, "hue", hueTo, 0, 359);
        within(label, "saturation", saturation, 0, 100);
        within(label, "value", value, 0, 100);
        within(label, "area", area, 1, 100_000_000);
        within(label, "fill", fill, 1, 100);
        if (!(aspect >= 1 && aspect <= 20)) {
            throw wrong(label, "aspect " + aspect + " is not in 1…20");
        }
    }

    /** Whether such a thing is a disc in every picture. */
    boolean isRound() {
        return fill >= 72 && fill <= 85 && aspect <= 1.5;
    }

    /**
     * How much a patch has the form of such a thing, 0…1: for its box no longer than {@link #aspect()} and filled as much
     * as {@link #fill()} it is 1, and it falls in proportion with the filling, and with how much longer the box is. The
     * length of what the picture's edge cuts says nothing, and counts as 0.8.
     *
     * @param covered the patch's area in square pixels
     * @param cut whether the picture's edge cuts it
     */
    double likeness(Box box, double covered, boolean cut) {
        double filled = Math.min(1, 100 * covered / (fill * box.area()));
        double length = cut ? LENGTH_UNKNOWN : Math.min(1, aspect / box.aspect());
        return filled * length;
    }

    /**
     * How sure it is that a patch is such a thing, 0…1: the product of its likeness; of its size, which is 0.5 at the
     * least area and nears 1 as 1 − 0.5 × least area / area; and of its colour, which is 0.8 at the least saturation and
     * 1 at full saturation. It is a measure of how clear the case is, not a probability: no statistics are behind it.
     *
     * @param meanSaturation of the patch, percent
     */
    double confidence(Box box, double covered, boolean cut, double meanSaturation) {
        double size = 1 - 0.5 * Math.min(1, area / covered);
        double strength = saturation == 100 ? 1 : (meanSaturation - saturation) / (100.0 - saturation);
        return likeness(box, covered, cut) * size * (0.8 + 0.2 * Math.clamp(strength, 0, 1));
    }

    private static void within(String label, String what, int number, int min, int max) {
        if (number < min || number > max) {
            throw wrong(label, what + " " + number + " is not in " + min + "…" + max);
        }
    }

    private static IllegalArgumentException wrong(String label, String why) {
        return new IllegalArgumentException("COLOR_CLASSES, class '" + label + "': " + why);
    }
}
