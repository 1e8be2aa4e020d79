package org.lepetpal.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Copies of jars that were let in, by the names of their files, and whether that was forced. */
final class Copies {
    private static final String FORCED = ".forced";
    private static final String FRESH = ".new";

    private final Path folder;

    Copies(Path folder) {
        this.folder = folder;
    }

    /** Of the jar that was let in last. */
    Optional<Path> of(String file) {
        return Optional.of(folder.resolve(file)).filter(Files::isRegularFile);
    }

    /** Writes a copy down that does not count yet: what cannot be kept is not to be let in. */
    void prepare(Path jar, String file) throws IOException {
        Files.createDirectories(folder);
        Files.copy(jar, folder.resolve(file + FRESH), StandardCopyOption.REPLACE_EXISTING);
    }

    /** It was let in. */
    void keep(String file, boolean forced) throws IOException {
        Path mark = folder.resolve(file + FORCED);
        Files.deleteIfExists(mark);
        Files.move(folder.resolve(file + FRESH), folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        if (forced) {
            Files.createFile(mark);
        }
    }

    /** It was not let in. */
    void forgo(String file) throws IOException {
        Files.deleteIfExists(folder.resolve(file + FRESH));
    }

    /** Whether this very jar was forced in. */
    boolean isForced(Path jar, String file) throws IOException {
        return Files.exists(folder.resolve(file + FORCED)) && isCopyOf(jar, file);
    }

    boolean isCopyOf(Path jar, String file) throws IOException {
        Optional<Path> copy = of(file);
        return copy.isPresent() && Files.mismatch(jar, copy.get()) < 0;
    }

    void delete(String file) throws IOException {
        Files.deleteIfExists(folder.resolve(file + FORCED));
        Files.deleteIfExists(folder.resolve(file));
    }

    /** Deletes what belongs to no file of these: it was taken away while the robot was off. */
    void retain(Set<String> files) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> all = Files.list(folder)) {
            for (Path copy : all.toList()) {
                String name = copy.getFileName().toString();
                String file = name.endsWith(FORCED) ? name.substring(0, name.length() - FORCED.length()) : name;
                if (!files.contains(file)) {
                    Files.delete(copy);
                }
            }
        }
    }
}
