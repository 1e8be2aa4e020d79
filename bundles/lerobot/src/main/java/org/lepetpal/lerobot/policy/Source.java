package org.lepetpal.lerobot.policy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a checkpoint lies, and as what it is offered.
 *
 * @param setting who names it, for messages: {@code MODEL_PATH}, or a model's folder within the robot's
 * @param folder of the checkpoint
 * @param identity as what it is offered; empty for its kind's name, and its folder's name with a checksum as version
 * @param ranking above 0 it is preferred to the scripted policy
 */
public record Source(String setting, Path folder, Optional<Identity> identity, int ranking) {
    /** Above the scripted policy: who names a checkpoint wants it. */
    private static final int WANTED = 10;

    /**
     * A folder that a setting names.
     *
     * @return empty where it names none
     * @throws IllegalArgumentException naming the setting and its value
     */
    public static Optional<Source> named(String setting, String value) {
        return path(setting, value).map(folder -> new Source(setting, folder, Optional.empty(), WANTED));
    }

    /**
     * Reads a setting that is a path.
     *
     * @return empty where it names none
     * @throws IllegalArgumentException naming the setting and its value
     */
    public static Optional<Path> path(String setting, String value) {
        String path = value.strip();
        try {
            return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(setting + " = '" + path + "' is no path: " + e.getReason(), e);
        }
    }

    /** A model's folder. */
    static Source model(Path folder, Identity identity, int ranking) {
        return new Source(identity.origin(), folder, Optional.of(identity), ranking);
    }

    /** For messages: paths are nobody's business. */
    String label() {
        return identity.isPresent() ? setting : setting + " = " + name();
    }

    /** What people call it. */
    String name() {
        return identity.map(model -> model.name() + "@" + model.version())
                .orElseGet(() -> String.valueOf(folder.getFileName()));
    }

    /**
     * As what a model is offered.
     *
     * @param name within the slot
     * @param version of it
     * @param origin its folder within the robot's
     */
    public record Identity(String name, String version, String origin) {}
}
