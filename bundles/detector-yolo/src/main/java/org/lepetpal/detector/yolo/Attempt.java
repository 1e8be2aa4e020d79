package org.lepetpal.detector.yolo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lepetpal.detector.yolo.model.ModelCard;

/**
 * What lay there when a model was last tried: what has not changed is not tried again. Looked at are models, cards, and the files
 * that the model names, missing ones too; not all of the folder, in which others may write as often as they like.
 *
 * @param files time and size, by path
 * @param companions files beside the model that it names
 */
record Attempt(Map<String, String> files, Set<Path> companions) {
    Attempt {
        files = Map.copyOf(files);
        companions = Set.copyOf(companions);
    }

    /** As it is now, before the model has been read. */
    static Attempt of(Settings settings) {
        Path model = settings.model().orElseThrow().toAbsolutePath();
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> models = models(model)) {
            models.flatMap(file -> Stream.concat(Stream.of(file), ModelCard.places(file).stream()))
                    .forEach(file -> files.put(file.toString(), stamp(file)));
        } catch (IOException | UncheckedIOException e) {
            files.put(model.toString(), "cannot be listed");
        }
        return new Attempt(files, Set.of());
    }

    private static Stream<Path> models(Path model) throws IOException {
        return Files.isDirectory(model)
                ? Files.list(model).filter(file -> file.toString().endsWith(".onnx"))
                : Stream.of(model);
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

    private static String stamp(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.lastModifiedTime() + " " + now.size();
        } catch (IOException e) {
            return "missing, or unreadable";
        }
    }
}
