package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the settings' own bundle remembers of the settings that it wrote, a line for each: {@code PID/KEY=DIGEST}. It goes with the values:
 * one that does not fit its mark is taken for an edit, and wins.
 */
record Marks(List<String> lines) {
    /** Any bytes are text, and come out as they went in: a damaged file is to be replaced, and not to be in the way of that. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private static final String SAFETY = "org.lepetpal.safety";

    Marks {
        lines = List.copyOf(lines);
    }

    /** None where there is no file. */
    static Marks of(Path file) throws IOException {
        return new Marks(Files.exists(file) ? Files.readAllLines(file, BYTES) : List.of());
    }

    /** Those of the last good set, but of what stays as it is those of now. */
    Marks restored(Marks now, Door door) {
        Predicate<String> kept = line -> line.startsWith(SAFETY) || door.keepsMark(line.replaceFirst("=.*", ""));
        return new Marks(Stream.concat(
                        lines.stream().filter(kept.negate()), now.lines.stream().filter(kept))
                .toList());
    }

    byte[] content() {
        return lines.stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining())
                .getBytes(BYTES);
    }
}
