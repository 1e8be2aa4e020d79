package org.lepetpal.deploy.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.felix.cm.file.ConfigurationHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the configuration admin writes, it reads again from what we make of it. */
class EntriesTest {
    @TempDir
    private Path folder;

    @Test
    void everyKindOfValueComesThrough() throws IOException {
        Dictionary<String, Object> written = new Hashtable<>();
        written.put("text", "a = \"b\", \\ end\\");
        written.put("lines", "one\r\ntwo=2\nü €");
        written.put("none", "");
        written.put("number", 7);
        written.put("real", 0.5);
        written.put("list", new String[] {"a=b", "c \\", "d"});
        written.put("no.list", new String[0]);
        written.put("numbers", new int[] {1, 2});
        written.put("collection", List.of("x", "y=z"));
        written.put("key=with", "equals");
        written.put(Entries.REVISION, 3L);
        Entries entries = entries(write(written));
        assertThat(entries.byKey())
                .containsOnlyKeys(
                        "text",
                        "lines",
                        "none",
                        "number",
                        "real",
                        "list",
                        "no.list",
                        "numbers",
                        "collection",
                        "key\\=with",
                        Entries.REVISION);
        assertThat(entries.value("number")).contains("I\"7\"");
        assertThat(read(entries)).isEqualTo(read(write(written)));
        assertThat(entries.content()).isEqualTo(write(written));
    }

    @Test
    void listsAreReplacedWhole() throws IOException {
        Entries was = entries(write(new Hashtable<>(Map.of("api.token", "old", "cameras", new String[] {"a=1", "b"}))));
        Entries now = entries(write(new Hashtable<>(Map.of("api.token", "new", "cameras", new String[] {"c"}))));
        Entries mixed = was.only(key -> !key.equals("api.token")).with(now.only("api.token"::equals));
        assertThat(read(mixed)).isEqualTo(Map.of("api.token", "new", "cameras", List.of("a=1", "b")));
    }

    @Test
    void whatIsNoEntryIsPassedOver() throws IOException {
        assertThat(entries("# a word\r\n\r\n=nothing\r\na=\"1\"\r\n\0\u00ff\\".getBytes(StandardCharsets.ISO_8859_1))
                        .byKey())
                .containsExactly(Map.entry("a", "a=\"1\""));
    }

    private Entries entries(byte[] content) throws IOException {
        return Entries.of(Files.write(folder.resolve("some.config"), content));
    }

    private static byte[] write(Dictionary<String, Object> properties) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationHandler.write(out, properties);
        return out.toByteArray();
    }

    private static Map<String, Object> read(Entries entries) throws IOException {
        return read(entries.content());
    }

    private static Map<String, Object> read(byte[] content) throws IOException {
        @SuppressWarnings("unchecked")
        Dictionary<String, Object> found = ConfigurationHandler.read(new ByteArrayInputStream(content));
        Map<String, Object> map = new TreeMap<>();
        Collections.list(found.keys()).forEach(key -> map.put(key, comparable(found.get(key))));
        return map;
    }

    private static Object comparable(Object value) {
        return switch (value) {
            case String[] texts -> List.of(texts);
            case int[] numbers -> List.of(numbers[0], numbers[1]);
            default -> value;
        };
    }
}
