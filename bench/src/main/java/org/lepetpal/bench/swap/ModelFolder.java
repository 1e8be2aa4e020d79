package org.lepetpal.bench.swap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model to be dropped into the robot's repository and taken away again.
 *
 * @param source a checkpoint's folder, or one ONNX file
 */
record ModelFolder(Path source) {
    /** @throws IllegalArgumentException where it is neither */
    ModelFolder {
        if (!Files.isRegularFile(source.resolve("config.json"))
                && !(Files.isRegularFile(source) && source.toString().endsWith(".onnx"))) {
            throw new IllegalArgumentException(source
                    + " is neither a policy's checkpoint (a folder with config.json) nor a detector's .onnx file");
        }
    }

    /** Whom it is for. */
    String slot() {
        return Files.isDirectory(source) ? "policy" : "detector";
    }

    /** Writes a copy of it. @param place must not be there */
    void copyTo(Path place) throws IOException {
        if (Files.isDirectory(source)) {
            copy(source, place);
        } else {
            Files.createDirectories(place);
            Files.copy(source, place.resolve(source.getFileName()));
        }
    }

    /** Without the golden cases, which are for tests of the policy. */
    static void copy(Path from, Path to) throws IOException {
        Path golden = from.resolve("golden");
        List<Path> all;
        try (Stream<Path> walked = Files.walk(from)) {
            all = walked.filter(it -> !it.startsWith(golden)).toList();
        }
        for (Path file : all) {
            Path copy = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else {
                Files.write(copy, Files.readAllBytes(file));
            }
        }
    }
}
