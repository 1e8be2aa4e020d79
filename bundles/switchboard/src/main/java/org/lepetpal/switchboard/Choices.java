package org.lepetpal.switchboard;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.lepetpal.api.swap.SlotName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's choices, one line per slot in a properties file of our own. Not in the configuration admin: a changed
 * configuration would rebuild the switchboard, and with it the control loop, at every choice.
 */
final class Choices {
    private static final Logger LOG = LoggerFactory.getLogger(Choices.class);
    private static final String BETWEEN = ",";

    private final Path file;
    private final Map<String, List<String>> chosen = new ConcurrentHashMap<>();

    /** @param file need not exist; one that cannot be read counts as empty */
    Choices(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                Properties stored = new Properties();
                stored.load(reader);
                stored.stringPropertyNames().forEach(slot -> chosen.put(slot, split(stored.getProperty(slot))));
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("the operator's choices cannot be read; the highest ranking counts until somebody chooses", e);
            }
        }
    }

    private static List<String> split(String line) {
        return Arrays.stream(line.split(BETWEEN))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Most wanted first; empty where it is the platform's choice. Never waits for the file. */
    List<String> of(SlotName slot) {
        return chosen.getOrDefault(slot.label(), List.of());
    }

    /** From now on, until the restart at least. */
    void put(SlotName slot, List<String> names) {
        chosen.put(slot.label(), names);
    }

    /** Makes all of it outlive a restart; when it cannot be written, the log says so. */
    synchronized void store() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path whole = file.resolveSibling(file.getFileName() + ".new");
            Properties stored = new Properties();
            chosen.forEach((slot, names) -> {
                if (!names.isEmpty()) {
                    stored.put(slot, String.join(BETWEEN, names));
                }
            });
            try (Writer writer = Files.newBufferedWriter(whole)) {
                stored.store(writer, "Chosen by the operator: slot = name or name@version, and more after commas");
            }
            // A power cut leaves the old file or the new one, never half of one.
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("what the operator chose will not outlive a restart", e);
        }
    }
}
