package org.lepetpal.detector.color;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Settings of the detector, checked.
 *
 * @param classes what to find; at least one, no name twice
 * @param width width to search at in pixels, 160…3840
 */
record Settings(List<ColorClass> classes, int width) {
    Settings {
        classes = List.copyOf(classes);
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("COLOR_CLASSES names no class");
        }
        Set<String> names = new HashSet<>();
        for (ColorClass each : classes) {
            if (!names.add(each.label())) {
                throw new IllegalArgumentException("COLOR_CLASSES names " + each.label() + " twice");
            }
        }
        if (width < 160 || width > 3840) {
            throw new IllegalArgumentException("COLOR_DETECT_WIDTH = " + width + " is not in 160…3840");
        }
    }

    /** With what was learned: it takes the place of what is said about the same things. */
    Settings with(List<ColorClass> learned) {
        List<ColorClass> all = new ArrayList<>(classes);
        for (ColorClass each : learned) {
            all.removeIf(other -> other.label().equals(each.label()));
            all.add(each);
        }
        return new Settings(all, width);
    }

    static Settings of(Config config) {
        return new Settings(classes(config.color_classes()), config.color_detect_width());
    }

    /** Reads a line like the default of {@link Config#color_classes()}. */
    static List<ColorClass> classes(String line) {
        List<ColorClass> classes = new ArrayList<>();
        for (String each : line.split(";")) {
            if (!each.isBlank()) {
                classes.add(ColorClassLine.parse(each.strip()));
            }
        }
        return classes;
    }
}
