package org.lepetpal.api.model;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lepetpal.api.swap.SlotName;

/**
 * A model that lies in the repository, whether or not anybody can load it.
 *
 * @param slot which it is for
 * @param name of the folder that holds its versions
 * @param version name of the folder that holds its files
 * @param folder where it lies, for people, for example {@code models/detector/dogs/2}
 * @param checksum SHA-256 over names and content of all files, 64 hexadecimal digits; empty until it is known
 * @param bytes how large all files are together
 * @param licence under which it may be used, by its own account; empty where it says nothing
 * @param settings how it wants to be run: what its {@code model.json} says under its slot's label, by key, as JSON values; empty
 *     where it says nothing. Whether they can be meant is found out by loading it
 */
public record StoredModel(
        SlotName slot,
        String name,
        String version,
        String folder,
        Optional<String> checksum,
        long bytes,
        Optional<String> licence,
        Map<String, Object> settings) {
    public StoredModel {
        Objects.requireNonNull(slot, "slot");
        if (name.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("model name '" + name + "', version '" + version + "'");
        }
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(checksum, "checksum");
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes = " + bytes);
        }
        Objects.requireNonNull(licence, "licence");
        settings = Map.copyOf(settings);
    }

    /** One that says nothing of how it wants to be run. */
    public StoredModel(
            SlotName slot,
            String name,
            String version,
            String folder,
            Optional<String> checksum,
            long bytes,
            Optional<String> licence) {
        this(slot, name, version, folder, checksum, bytes, licence, Map.of());
    }

    /** {@code name@version}, as the candidate that it makes is called. */
    public String id() {
        return name + "@" + version;
    }
}
