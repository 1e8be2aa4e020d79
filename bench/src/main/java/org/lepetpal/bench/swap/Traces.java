package org.lepetpal.bench.swap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What operations leave in the robot's folder, under way and when it is dead. */
final class Traces {
    /** Of the plug-in, in {@code deploy/}: as the robot itself calls one that was uploaded. */
    static final String JAR = "org.example.wave.jar";

    private final Path folder;
    private final int weights;

    /** @param weights bytes of the model that is uploaded */
    Traces(Path folder, int weights) {
        this.folder = folder;
        this.weights = weights;
    }

    /** Where the plug-in is dropped. */
    Path jar() {
        return folder.resolve("deploy").resolve(JAR);
    }

    /** How far it had come. */
    Progress of(Operation operation, Attempt attempt) throws IOException {
        return switch (operation) {
            case DEPLOY -> isInTheGate() ? Progress.MEANWHILE : isLetIn() ? Progress.AFTER : Progress.BEFORE;
            // Taken out first and crossed off then: in between it looks as before.
            case TAKE_OUT -> isLetIn() ? Progress.BEFORE : Progress.AFTER;
            // It goes on until it is cut off.
            case SWITCH -> attempt.answers() > 0 ? Progress.MEANWHILE : Progress.BEFORE;
            case UPLOAD_JAR -> upload(attempt, isInTheGate() || holdsAny("data/deploy/stage"));
            case UPLOAD -> upload(attempt, holdsAny("models/.incoming"));
        };
    }

    private static Progress upload(Attempt attempt, boolean underWay) {
        return attempt.answers() > 0 ? Progress.AFTER : underWay ? Progress.MEANWHILE : Progress.BEFORE;
    }

    /** Half a model in the place of a whole one, or a sound jar refused; empty where there is neither. */
    Optional<String> complaint() throws IOException {
        Path models = folder.resolve("models/detector/big");
        if (Files.isDirectory(models)) {
            try (Stream<Path> versions = Files.list(models)) {
                for (Path version : versions.toList()) {
                    if (Files.size(version.resolve("big.onnx")) != weights) {
                        return Optional.of(version.getFileName() + " is half a model");
                    }
                }
            }
        }
        return holdsAny("deploy/rejected") ? Optional.of("a sound jar was rejected") : Optional.empty();
    }

    /** A copy is made before the first step, and counts after the last. */
    private boolean isInTheGate() {
        return Files.exists(copies().resolve(JAR + ".new"));
    }

    private boolean isLetIn() {
        return Files.exists(copies().resolve(JAR));
    }

    private Path copies() {
        return folder.resolve("data/deploy/admitted");
    }

    private boolean holdsAny(String name) throws IOException {
        Path inside = folder.resolve(name);
        if (!Files.isDirectory(inside)) {
            return false;
        }
        try (Stream<Path> all = Files.list(inside)) {
            return all.findAny().isPresent();
        }
    }
}
