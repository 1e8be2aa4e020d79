package org.lepetpal.api.model;

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
 */
public record StoredModel(
        SlotName slot,
        String name,
        String version,
        String folder,
        Optional<String> checksum,
        long bytes,
        Optional<String> licence) {
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
    }

    /** {@code name@version}, as the candidate that it makes is called. */
    public String id() {
        return name + "@" + version;
    }
}
