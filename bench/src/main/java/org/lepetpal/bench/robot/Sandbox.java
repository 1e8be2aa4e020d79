package org.lepetpal.bench.robot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A robot's folder of its own, made of links to the distribution's, so that nothing is left behind in that one. */
final class Sandbox implements AutoCloseable {
    private static final List<String> OWN = List.of("data", "log", "deploy", "models");

    private final Path folder;

    /** @throws IOException when {@code home} is no distribution */
    Sandbox(Path home) throws IOException {
        Path real = home.toAbsolutePath().normalize();
        if (!Files.isExecutable(real.resolve("bin/lepetpal"))) {
            throw new IOException("there is no distribution in " + home + "; build it with ./lepetpal build");
        }
        folder = Files.createTempDirectory("lepetpal-eval");
        try (Stream<Path> entries = Files.list(real)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (name.equals("bin")) {
                    copy(entry, folder.resolve(name));
                } else if (!OWN.contains(name)) {
                    Files.createSymbolicLink(folder.resolve(name), entry);
                }
            }
        }
    }

    /** Its launcher. */
    Path launcher() {
        return folder.resolve("bin/lepetpal");
    }

    /** What the robot says to its console. */
    Path console() {
        return folder.resolve("console.txt");
    }

    /** Takes the folder away. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** The launcher finds its folder by its own real place: a link to it would lead back to the distribution. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Files.copy(entry, to.resolve(entry.getFileName()), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
