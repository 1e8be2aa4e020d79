package org.lepetpal.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A home of its own for a robot under test: the built bundles, and fresh conf, data, deploy, models and log. */
public final class RobotHome {
    private final Path folder;
    private final Map<String, String> settings;

    private RobotHome(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = Map.copyOf(settings);
    }

    /** @param settings lines of conf/lepetpal.env */
    public static RobotHome create(Map<String, String> settings) {
        try {
            Path product = Path.of(System.getProperty("lepetpal.product")).toRealPath();
            Path folder = Files.createTempDirectory("lepetpal-it");
            Files.createDirectory(folder.resolve("bin"));
            Files.createDirectory(folder.resolve("conf"));
            copy(product.resolve("bin"), folder.resolve("bin"));
            copy(product.resolve("conf"), folder.resolve("conf"));
            Files.createSymbolicLink(folder.resolve("bundles"), product.resolve("bundles"));
            for (String empty : new String[] {"deploy", "models", "data", "log"}) {
                Files.createDirectory(folder.resolve(empty));
            }
            String lines = settings.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                    .collect(Collectors.joining());
            Files.writeString(folder.resolve("conf/lepetpal.env"), lines);
            return new RobotHome(folder, settings);
        } catch (IOException e) {
            throw new UncheckedIOException("no home for the robot; is the distribution built?", e);
        }
    }

    public Path folder() {
        return folder;
    }

    /** Whether its time is stepped. */
    public boolean isStepped() {
        return "stepped".equals(settings.get("TIME"));
    }

    /** The JSON lines that the robot logged so far. */
    public Stream<String> log() throws IOException {
        return Files.readAllLines(folder.resolve("log/lepetpal.jsonl")).stream();
    }

    /**
     * Drops a jar into {@code deploy/} in one step: nobody sees half of it.
     *
     * @param name of its file, without {@code .jar}; nothing of that name may lie there
     * @return where it lies
     */
    public Path drop(String name, byte[] jar) throws IOException {
        Path place = folder.resolve("deploy/" + name + ".jar");
        return Files.move(Files.write(place.resolveSibling(name + ".part"), jar), place);
    }

    public void delete() throws IOException {
        deleteTree(folder);
    }

    /** Deletes a folder and all that is in it. */
    public static void deleteTree(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
