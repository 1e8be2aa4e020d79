package org.lepetpal.switchboard;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.lepetpal.api.files.WholeFile;
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

    private final WholeFile file;
    private final Map<String, List<String>> chosen = new ConcurrentHashMap<>();

    /** @param file need not exist; one that cannot be read counts as empty */
    Choices(Path file) {
        this.file = new WholeFile(file);
        try {
            Properties stored = new Properties();
            stored.load(new StringReader(this.file.read().orElse("")));
            stored.stringPropertyNames().forEach(slot -> chosen.put(slot, split(stored.getProperty(slot))));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the operator's choices cannot be read; the highest ranking counts until somebody chooses", e);
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
            Properties stored = new Properties();
            chosen.forEach((slot, names) -> {
                if (!names.isEmpty()) {
                    stored.put(slot, String.join(BETWEEN, names));
                }
            });
            StringWriter text = new StringWriter();
            stored.store(text, "Chosen by the operator: slot = name or name@version, and more after commas");
            file.write(text.toString());
        } catch (IOException e) {
            LOG.warn("what the operator chose will not outlive a restart", e);
        }
    }
}
