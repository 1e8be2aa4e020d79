package org.lepetpal.models;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.lepetpal.api.swap.SlotName;

/**
 * What a model says of itself: in {@code model.json}, and its licence also at the top of {@code README.md}, where Hugging
 * Face has it.
 *
 * @param name how it wants to be called
 * @param version which one it is
 * @param licence under which it may be used
 * @param ranking higher is preferred; −1 where it says nothing, so that what is dropped in does not take over by itself
 * @param settings how it wants to be run, by slot's label
 */
record Notes(
        Optional<String> name,
        Optional<String> version,
        Optional<String> licence,
        int ranking,
        Map<String, Map<String, Object>> settings) {
    private static final String FILE = "model.json";
    private static final long LARGEST = 1 << 20;
    private static final int MOST_LINES = 200;
    private static final int MODEST = -1;

    /**
     * Reads what there is.
     *
     * @throws IOException when it cannot be read; the message says what is wrong, for people
     */
    static Notes of(Path folder) throws IOException {
        JsonNode card = card(folder.resolve(FILE));
        Optional<String> licence = text(card, "license").or(() -> text(card, "licence"));
        return new Notes(
                text(card, "name"),
                text(card, "version"),
                licence.isPresent() ? licence : frontMatter(folder.resolve("README.md")),
                card.path("ranking").asInt(MODEST),
                settings(card));
    }

    /** How it wants to be run as a candidate for that slot, by key, as JSON values. */
    Map<String, Object> settings(SlotName slot) {
        return settings.getOrDefault(slot.label(), Map.of());
    }

    private static Map<String, Map<String, Object>> settings(JsonNode card) {
        Map<String, Map<String, Object>> settings = new HashMap<>();
        for (SlotName slot : SlotName.values()) {
            JsonNode said = card.path(slot.label());
            if (said.isObject()) {
                Map<String, Object> values = new ObjectMapper().convertValue(said, new TypeReference<>() {});
                values.values().removeIf(Objects::isNull);
                settings.put(slot.label(), values);
            }
        }
        return settings;
    }

    private static JsonNode card(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        if (!Files.isRegularFile(file)) {
            return mapper.createObjectNode();
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException(FILE + " is larger than a megabyte");
        }
        try {
            return mapper.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new IOException(FILE + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** {@code license: …} between the first two lines of three dashes. */
    private static Optional<String> frontMatter(Path readme) throws IOException {
        if (!Files.isRegularFile(readme) || Files.size(readme) > LARGEST) {
            return Optional.empty();
        }
        try (Stream<String> all = new String(Files.readAllBytes(readme), StandardCharsets.UTF_8).lines()) {
            List<String> lines = all.limit(MOST_LINES).toList();
            if (lines.isEmpty() || !lines.getFirst().strip().equals("---")) {
                return Optional.empty();
            }
            return lines.stream()
                    .skip(1)
                    .takeWhile(line -> !line.strip().equals("---"))
                    .filter(line -> line.startsWith("license:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .map(value -> value.replaceAll("^[\"']|[\"']$", ""))
                    .filter(value -> !value.isEmpty())
                    .findFirst();
        }
    }

    private static Optional<String> text(JsonNode card, String key) {
        return Optional.of(card.path(key).asText("").strip()).filter(text -> !text.isEmpty());
    }
}
