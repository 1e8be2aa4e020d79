package org.lepetpal.models;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lepetpal.api.model.ModelFormat;
import org.lepetpal.api.swap.SlotName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that nobody reads for its slot: what was found in it, who reads models for that slot, and whether it is one for another slot.
 *
 * @param slot for which nobody reads it
 * @param folder with its files
 * @param content of the folder
 */
record Stranger(SlotName slot, Path folder, Content content) {
    private static final Logger LOG = LoggerFactory.getLogger(Stranger.class);
    private static final int SHOWN = 5;
    private static final String CONFIG = "config.json";
    private static final long LARGEST = 1 << 20;
    private static final int LONGEST = 60;
    /** What LeRobot calls the kind of a policy, and Hugging Face that of a model. */
    private static final List<String> KINDS = List.of("type", "model_type");

    /** @param readers who can load models now, for whatever slot */
    String described(List<ModelFormat> readers) {
        return Stream.of(
                        Optional.of("nothing that runs here reads it"),
                        Optional.of(found()),
                        Optional.of(allowed(readers)),
                        meant(readers))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
    }

    private String found() {
        String files = content.files().keySet().stream().limit(SHOWN).collect(Collectors.joining(", "));
        String more = content.files().size() > SHOWN ? ", …" : "";
        return "it has " + files + more + kind().map(", and "::concat).orElse("");
    }

    private Optional<String> kind() {
        Path file = folder.resolve(CONFIG);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            JsonNode config = new ObjectMapper().readTree(Files.readAllBytes(file));
            return Optional.of(KINDS.stream()
                    .filter(key -> config.path(key).isTextual())
                    .findFirst()
                    .map(key -> CONFIG + " says '" + key + "': '"
                            + shortened(config.path(key).asText()) + "'")
                    .orElse(CONFIG + " names no 'type'"));
        } catch (JacksonException broken) {
            return Optional.of(CONFIG + " is no JSON: " + broken.getOriginalMessage());
        } catch (IOException e) {
            LOG.debug("{} cannot be looked into", file, e);
            return Optional.empty();
        }
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private String allowed(List<ModelFormat> readers) {
        String bundles = readers.stream()
                .filter(format -> format.slot() == slot)
                .map(format -> format.factoryPid().replaceFirst("\\.model$", ""))
                .sorted()
                .collect(Collectors.joining(", "));
        return bundles.isEmpty()
                ? "no bundle is there that loads models for " + slot.label()
                : "models for " + slot.label() + " are loaded by " + bundles;
    }

    private Optional<String> meant(List<ModelFormat> readers) {
        return readers.stream()
                .filter(format -> format.slot() != slot && Judge.reads(format, folder))
                .findFirst()
                .map(format -> "it is one for " + format.slot().label());
    }
}
