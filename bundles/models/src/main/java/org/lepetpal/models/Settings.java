package org.lepetpal.models;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where models lie, and how large they may be.
 *
 * @param folder absolute
 * @param mostBytes of an upload, and of what it unpacks to
 * @param mostFiles of an upload
 */
record Settings(Path folder, long mostBytes, int mostFiles) {
    private static final int MOST = 100_000;
    private static final long MEGABYTE = 1_000_000;

    Settings {
        if (!folder.isAbsolute()) {
            throw new IllegalArgumentException("the folder of the models is relative: " + folder);
        }
    }

    /** @param home the robot's folder */
    static Settings of(Config config, Path home) {
        within("MODELS_UPLOAD_MAX_MB", config.models_upload_max_mb());
        within("MODELS_UPLOAD_MAX_FILES", config.models_upload_max_files());
        return new Settings(
                folder(config.models_dir().strip(), home),
                config.models_upload_max_mb() * MEGABYTE,
                config.models_upload_max_files());
    }

    private static Path folder(String text, Path home) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("MODELS_DIR is empty: name a folder, for example models");
        }
        try {
            return home.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("MODELS_DIR = '" + text + "' is no path: " + e.getReason(), e);
        }
    }

    private static void within(String name, int value) {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException(name + " = " + value + " is not in 1…" + MOST);
        }
    }
}
