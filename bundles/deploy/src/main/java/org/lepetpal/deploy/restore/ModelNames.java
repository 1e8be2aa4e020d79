package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which models there are. */
public final class ModelNames {
    private static final int LEVELS = 3;
    private static final String HIDDEN = ".";

    private ModelNames() {}

    /**
     * @param models the folder of all; none where it is not there
     * @return each as {@code SLOT/NAME/VERSION}
     */
    public static List<String> in(Path models) throws IOException {
        List<Path> found = List.of(models);
        for (int level = 0; level < LEVELS; level++) {
            List<Path> next = new ArrayList<>();
            for (Path folder : found) {
                next.addAll(folders(folder));
            }
            found = next;
        }
        return found.stream().map(model -> models.relativize(model).toString()).toList();
    }

    /** Hidden ones are where models arrive. */
    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory)
                    .filter(child -> !child.getFileName().toString().startsWith(HIDDEN))
                    .sorted()
                    .toList();
        }
    }
}
