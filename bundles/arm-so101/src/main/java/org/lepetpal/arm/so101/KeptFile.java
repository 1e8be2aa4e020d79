package org.lepetpal.arm.so101;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A small text file that is always whole: it is replaced in one step, and one that nobody could read is put aside under
 * another name, never overwritten.
 *
 * @param path where
 */
record KeptFile(Path path) {
    /** @return empty when there is none */
    Optional<String> read() throws IOException {
        return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    }

    /** @throws IOException when it could not be written; what was there is then still there */
    void write(String text) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Puts a file that cannot be read aside, if it is there. */
    void putAside() throws IOException {
        for (int number = 1; Files.exists(path); number++) {
            Path aside = path.resolveSibling(path.getFileName() + ".bad" + number);
            if (!Files.exists(aside)) {
                Files.move(path, aside);
            }
        }
    }
}
