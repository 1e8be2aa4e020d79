package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A configuration as the configuration admin writes it: an entry is {@code key=value}, the value of a list over several lines. Values stay
 * as they are written, and what is no entry is passed over: a file that is damaged is to be replaced, and not to be in the way of that.
 *
 * @param byKey whole entries
 */
record Entries(SortedMap<String, String> byKey) {
    /** Any bytes are text, and come out as they went in. */
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private static final String GOES_ON = "\\";
    private static final String LINE_END = "\r\n";
    /** The configuration admin's own count of updates: no setting. */
    static final String REVISION = ":org.apache.felix.configadmin.revision:";

    Entries {
        byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
    }

    static Entries of(Path file) throws IOException {
        SortedMap<String, String> found = new TreeMap<>();
        Iterator<String> lines = Files.readString(file, BYTES).lines().iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            StringBuilder entry = new StringBuilder(line);
            while (line.endsWith(GOES_ON) && lines.hasNext()) {
                line = lines.next();
                entry.append(LINE_END).append(line);
            }
            int equals = equalsSign(entry);
            if (equals > 0) {
                found.put(entry.substring(0, equals), entry.toString());
            }
        }
        return new Entries(found);
    }

    /** As it is written. */
    Optional<String> value(String key) {
        return Optional.ofNullable(byKey.get(key)).map(entry -> entry.substring(key.length() + 1));
    }

    Entries only(Predicate<String> key) {
        SortedMap<String, String> left = new TreeMap<>(byKey);
        left.keySet().removeIf(key.negate());
        return new Entries(left);
    }

    Entries with(Entries others) {
        SortedMap<String, String> all = new TreeMap<>(byKey);
        all.putAll(others.byKey);
        return new Entries(all);
    }

    /** Whether the same is set. */
    boolean saysTheSameAs(Entries other) {
        Predicate<String> setting = key -> !key.equals(REVISION);
        return only(setting).equals(other.only(setting));
    }

    /** In a key it has a backslash before it. @return -1 where there is none */
    private static int equalsSign(CharSequence entry) {
        for (int i = 0; i < entry.length(); i++) {
            if (entry.charAt(i) == '\\') {
                i++;
            } else if (entry.charAt(i) == '=') {
                return i;
            }
        }
        return -1;
    }

    byte[] content() {
        StringBuilder text = new StringBuilder();
        byKey.values().forEach(entry -> text.append(entry).append(LINE_END));
        return text.toString().getBytes(BYTES);
    }
}
