package org.lepetpal.detector.yolo.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of a model's classes. */
final class ClassNames {
    /** {@code 0: 'person'}, {@code "0": "person"}: how Python and JSON write them. */
    private static final Pattern NUMBERED =
            Pattern.compile("[\"']?(\\d{1,5})[\"']?\\s*:\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\")");

    private static final Pattern QUOTED = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"");

    private ClassNames() {}

    /** COCO's 80, which most published models know. */
    static List<String> coco() {
        try (InputStream in = ClassNames.class.getResourceAsStream("coco.names");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * From metadata, as {@code {0: 'person', 1: 'bicycle'}} or {@code ['person', 'bicycle']}.
     *
     * @throws BadModelException when it is neither
     */
    static List<String> parse(String text) throws BadModelException {
        String trimmed = text.strip();
        if (trimmed.startsWith("[")) {
            List<String> names = new ArrayList<>();
            Matcher matcher = QUOTED.matcher(trimmed);
            while (matcher.find()) {
                names.add(either(matcher, 1));
            }
            return names;
        }
        Map<Integer, String> numbered = new TreeMap<>();
        Matcher matcher = NUMBERED.matcher(trimmed);
        while (matcher.find()) {
            numbered.put(Integer.parseInt(matcher.group(1)), either(matcher, 2));
        }
        for (int i = 0; i < numbered.size(); i++) {
            if (!numbered.containsKey(i)) {
                throw new BadModelException("its class names in the metadata lack number " + i);
            }
        }
        if (numbered.isEmpty()) {
            throw new BadModelException("its class names in the metadata cannot be read");
        }
        return List.copyOf(numbered.values());
    }

    private static String either(Matcher matcher, int group) {
        String text = matcher.group(group) != null ? matcher.group(group) : matcher.group(group + 1);
        return text.replaceAll("\\\\(.)", "$1");
    }
}
