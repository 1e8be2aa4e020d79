package org.lepetpal.detector.color;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A class as it is written in the settings. */
final class ColorClassLine {
    private static final String FORM =
            "NAME:HUE-HUE,SATURATION,VALUE,AREA,FILL,ASPECT such as ball:60-92,50,24,60,78,1.3";

    private static final String NUMBER = "\\s*(\\d{1,9})\\s*";
    private static final Pattern LINE = Pattern.compile("\\s*([^:,;\\s]+)\\s*:" + NUMBER + "-" + NUMBER
            + ("," + NUMBER).repeat(4) + ",\\s*(\\d{1,3}(?:\\.\\d{1,6})?)\\s*");

    private ColorClassLine() {}

    /** @throws IllegalArgumentException saying what is wrong and what is allowed */
    static ColorClass parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("COLOR_CLASSES: '" + line + "' is not of the form " + FORM);
        }
        return new ColorClass(
                matcher.group(1),
                number(matcher, 2),
                number(matcher, 3),
                number(matcher, 4),
                number(matcher, 5),
                number(matcher, 6),
                number(matcher, 7),
                Double.parseDouble(matcher.group(8)));
    }

    /** The other way round. */
    static String format(ColorClass kind) {
        return String.format(
                Locale.ROOT,
                "%s:%d-%d,%d,%d,%d,%d,%.1f",
                kind.label(),
                kind.hueFrom(),
                kind.hueTo(),
                kind.saturation(),
                kind.value(),
                kind.area(),
                kind.fill(),
                kind.aspect());
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
