package org.lepetpal.settings;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.lepetpal.api.files.WholeFile;

/**
 * Remembers across restarts what was last written into each configuration, so that a value which differs is known to be
 * a person's. Only digests are kept, because values may be secrets. One thread at a time.
 */
final class Applied {
    private final WholeFile file;
    private final Properties marks = new Properties();

    /** @param file made when something is remembered */
    Applied(Path file) throws IOException {
        this.file = new WholeFile(file);
        marks.load(new StringReader(this.file.read().orElse("")));
    }

    /** A digest of a configuration value: equal for equal values of equal type. */
    static String mark(Object value) {
        String text = value instanceof Object[] values
                ? values.getClass().getSimpleName() + Arrays.toString(values)
                : value.getClass().getSimpleName() + value;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Marks of one PID by key. */
    Map<String, String> of(String pid) {
        Map<String, String> found = new TreeMap<>();
        String prefix = pid + "/";
        marks.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> found.put(name.substring(prefix.length()), marks.getProperty(name)));
        return found;
    }

    /** Writes at once, and never leaves half a file. */
    void remember(String pid, Map<String, String> marksByKey) throws IOException {
        if (of(pid).equals(marksByKey)) {
            return;
        }
        marks.keySet().removeIf(name -> name.toString().startsWith(pid + "/"));
        marksByKey.forEach((key, mark) -> marks.setProperty(pid + "/" + key, mark));
        StringWriter text = new StringWriter();
        marks.store(text, "Digests of the settings last applied; anything else was edited by a person");
        file.write(text.toString());
    }
}
