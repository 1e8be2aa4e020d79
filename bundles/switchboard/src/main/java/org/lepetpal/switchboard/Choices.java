package org.lepetpal.switchboard;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
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

    private final Path file;
    private final Map<String, String> chosen = new ConcurrentHashMap<>();

    /** @param file need not exist; one that cannot be read counts as empty */
    Choices(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                Properties stored = new Properties();
                stored.load(reader);
                stored.stringPropertyNames().forEach(slot -> chosen.put(slot, stored.getProperty(slot)));
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("the operator's choices cannot be read; the highest ranking counts until somebody chooses", e);
            }
        }
    }

    /** Never waits for the file. */
    Optional<String> of(SlotName slot) {
        return Optional.ofNullable(chosen.get(slot.label()));
    }

    /** Remembers it; when it cannot be written it holds until the restart only, and the log says so. */
    synchronized void put(SlotName slot, String nameOrId) {
        chosen.put(slot.label(), nameOrId);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path whole = file.resolveSibling(file.getFileName() + ".new");
            Properties stored = new Properties();
            stored.putAll(chosen);
            try (Writer writer = Files.newBufferedWriter(whole)) {
                stored.store(writer, "Chosen by the operator: slot = name or name@version");
            }
            // A power cut leaves the old file or the new one, never half of one.
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("the choice of {} for {} will not outlive a restart", nameOrId, slot.label(), e);
        }
    }
}
