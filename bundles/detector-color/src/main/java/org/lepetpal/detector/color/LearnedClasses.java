package org.lepetpal.detector.color;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lepetpal.api.files.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was learned, in a file of one line for each class, written like the setting {@code COLOR_CLASSES}.
 *
 * @param file need not exist
 */
record LearnedClasses(WholeFile file) {
    private static final Logger LOG = LoggerFactory.getLogger(LearnedClasses.class);

    /** Lines that cannot be read are left out, and the log says so. */
    List<ColorClass> read() {
        List<ColorClass> classes = new ArrayList<>();
        try {
            file.read().stream()
                    .flatMap(String::lines)
                    .filter(line -> !line.isBlank())
                    .forEach(line -> add(classes, line));
        } catch (IOException unreadable) {
            LOG.warn("what was learned about colours cannot be read; the settings count", unreadable);
        }
        return classes;
    }

    private static void add(List<ColorClass> classes, String line) {
        try {
            ColorClass learned = ColorClassLine.parse(line.strip());
            classes.removeIf(other -> other.label().equals(learned.label()));
            classes.add(learned);
        } catch (IllegalArgumentException broken) {
            LOG.warn("a line of what was learned about colours is left out", broken);
        }
    }

    /** @throws IOException when it could not be written; what was there is then still there */
    void write(List<ColorClass> classes) throws IOException {
        file.write(classes.stream()
                .map(learned -> ColorClassLine.format(learned) + "\n")
                .collect(Collectors.joining()));
    }
}
