package org.lepetpal.detector.yolo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What lay there when a model was last tried: what has not changed is not tried again.
 *
 * @param files time and size, by name, of everything beside the model that can belong to it
 */
record Attempt(Map<String, String> files) {
    /** As it is now; without any files where there are none. */
    static Optional<Attempt> of(Settings settings) {
        Path model = settings.model().orElseThrow().toAbsolutePath();
        Map<String, String> files = new TreeMap<>();
        Path folder = Files.isDirectory(model) ? model : model.getParent();
        String stem = model.getFileName().toString().replaceFirst("\\.onnx$", "");
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> belongs(file, model, stem))
                    .forEach(file -> files.put(file.getFileName().toString(), stamp(file)));
        } catch (IOException e) {
            files.put(folder.toString(), "cannot be listed");
        }
        return Optional.of(new Attempt(files));
    }

    private static boolean belongs(Path file, Path model, String stem) {
        String name = file.getFileName().toString();
        return file.getParent().equals(model) || name.startsWith(stem) || name.equals("model.json");
    }

    private static String stamp(Path file) {
        try {
            FileTime time = Files.getLastModifiedTime(file);
            return time + " " + Files.size(file);
        } catch (IOException e) {
            return "unreadable";
        }
    }
}
