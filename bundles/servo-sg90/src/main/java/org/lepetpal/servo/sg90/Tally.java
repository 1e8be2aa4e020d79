package org.lepetpal.servo.sg90;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.lepetpal.api.files.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Treats given on the newest day, kept in a file of one line: date and count. One caller at a time. */
final class Tally {
    private static final Logger LOG = LoggerFactory.getLogger(Tally.class);

    private final WholeFile file;
    private Day day;

    Tally(Path file) {
        this.file = new WholeFile(file);
        this.day = read();
    }

    /** Treats given on that day, as far as is known. */
    int on(LocalDate date) {
        return day.date().equals(date) ? day.count() : 0;
    }

    /**
     * One treat more.
     *
     * @return the day's count
     * @throws IOException when it cannot be written; it is counted all the same
     */
    int add(LocalDate date) throws IOException {
        day = new Day(date, on(date) + 1);
        file.write(day.date() + " " + day.count() + "\n");
        return day.count();
    }

    private Day read() {
        Day none = new Day(LocalDate.EPOCH, 0);
        try {
            String[] words = file.read().orElse("").strip().split(" ");
            return words.length == 2 ? new Day(LocalDate.parse(words[0]), Integer.parseInt(words[1])) : none;
        } catch (IOException | DateTimeParseException | NumberFormatException e) {
            LOG.warn("the count of treats cannot be read and begins at none: {}", e.toString());
            return none;
        }
    }

    private record Day(LocalDate date, int count) {}
}
