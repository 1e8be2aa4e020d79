package org.lepetpal.detector.yolo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What lay there when a model was last tried: what has not changed is not tried again. Looked at are models, cards, and the files
 * that the model names, missing ones too; not all of the folder, in which others may write as often as they like.
 *
 * @param files time and size, by path
 * @param companions files beside the model that it names
 */
record Attempt(Map<String, String> files, Set<Path> companions) {
    private static final String MODEL = ".onnx";
    private static final String CARD = ".json";

    Attempt {
        files = Map.copyOf(files);
        companions = Set.copyOf(companions);
    }

    /** As it is now, before the model has been read; without any files where there are none. */
    static Attempt of(Settings settings) {
        Path model = settings.model().orElseThrow().toAbsolutePath();
        boolean isFolder = Files.isDirectory(model);
        Path folder = isFolder ? model : model.getParent();
        String stem = model.getFileName().toString().replaceFirst("\\.onnx$", "");
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> isFolder ? isModelOrCard(file) : belongs(file, stem))
                    .filter(Files::isRegularFile)
                    .forEach(file -> files.put(file.toString(), stamp(file)));
        } catch (IOException e) {
            files.put(folder.toString(), "cannot be listed");
        }
        return new Attempt(files, Set.of());
    }

    /** The same with what the model names, as that is now. */
    Attempt with(Set<Path> named) {
        Map<String, String> all = new TreeMap<>(files);
        named.forEach(file -> all.put(file.toString(), stamp(file)));
        return new Attempt(all, named);
    }

    /** Whether nothing has changed since. */
    boolean isStillOf(Settings settings) {
        return equals(of(settings).with(companions));
    }

    private static boolean isModelOrCard(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(MODEL) || name.endsWith(CARD);
    }

    private static boolean belongs(Path file, String stem) {
        String name = file.getFileName().toString();
        return name.startsWith(stem) || name.equals("model.json");
    }

    private static String stamp(Path file) {
        try {
            FileTime time = Files.getLastModifiedTime(file);
            return time + " " + Files.size(file);
        } catch (IOException e) {
            return "missing, or unreadable";
        }
    }
}
