package org.lepetpal.api.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records in a small file, one to a line with blanks between their fields, which are encoded so that any text can be one: what people
 * ask about after a restart. It is replaced as a whole ({@link WholeFile}), and a line that is damaged costs itself alone. One writer
 * at a time; any number of readers. Both verbs block for the disk.
 *
 * @param path of the file; neither it nor its folder need exist
 * @param fields how many a record has, 1 or more
 */
public record DelimitedFile(Path path, int fields) {
    private static final String BETWEEN = " ";
    /** More than is meant to be in one; of a longer file the end counts, where the newest are. */
    private static final int MOST_BYTES = 1 << 20;

    public DelimitedFile {
        if (fields < 1) {
            throw new IllegalArgumentException("records of " + fields + " fields");
        }
    }

    /**
     * The records as they were written last, in that order.
     *
     * @param <T> what a record stands for
     * @param meaning of a record's fields; throws {@link IllegalArgumentException} or {@link DateTimeException} where they mean nothing
     * @param damaged told of each line that cannot be read, which is left out
     * @throws IOException when the file is there and cannot be read
     */
    public <T> List<T> read(Function<List<String>, T> meaning, Consumer<RuntimeException> damaged) throws IOException {
        List<T> read = new ArrayList<>();
        for (String line : end().lines().toList()) {
            try {
                read.add(meaning.apply(decoded(line)));
            } catch (IllegalArgumentException | DateTimeException e) {
                damaged.accept(e);
            }
        }
        return List.copyOf(read);
    }

    /** Byte by byte: as UTF-8 one damaged byte would cost all of them. */
    private String end() throws IOException {
        if (!Files.exists(path)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(path)) {
            long skipped = Math.max(0, Files.size(path) - MOST_BYTES);
            in.skipNBytes(skipped);
            String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
            // What comes first then is the rest of a line.
            return skipped == 0 ? text : text.substring(text.indexOf('\n') + 1);
        }
    }

    private List<String> decoded(String line) {
        if (!line.chars().allMatch(letter -> letter >= ' ' && letter <= '~')) {
            throw new IllegalArgumentException("a letter that is never written");
        }
        List<String> found = Stream.of(line.split(BETWEEN, -1))
                .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                .toList();
        requireAll(found);
        return found;
    }

    /**
     * Replaces all records.
     *
     * @param records each of them its fields, of which counts what {@code toString} says
     * @throws IOException when they could not be written; what was there is then still there
     */
    public void write(List<List<Object>> records) throws IOException {
        new WholeFile(path).write(records.stream().map(this::encoded).collect(Collectors.joining()));
    }

    private String encoded(List<Object> given) {
        requireAll(given);
        return given.stream()
                .map(field -> URLEncoder.encode(field.toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(BETWEEN, "", "\n"));
    }

    private void requireAll(List<?> given) {
        if (given.size() != fields) {
            throw new IllegalArgumentException(given.size() + " fields in place of " + fields);
        }
    }
}
