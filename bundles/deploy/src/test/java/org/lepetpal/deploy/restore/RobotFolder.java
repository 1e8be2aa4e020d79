package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A robot's folder, and starts as the launcher does them. */
final class RobotFolder {
    static final String ASIDE = "data/set-aside/20260102-030405/";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    final Path path;
    final Places places;
    /** What came to the terminal. */
    final List<String> terminal = new ArrayList<>();

    /** Up once, with a plug-in and without models; nothing has changed since. */
    RobotFolder(Path path) throws IOException {
        this.path = path;
        this.places = new Places(path);
        write("deploy/a.jar", "good");
        write("deploy/README.md", "how to");
        write("data/last-good/deploy/a.jar", "good");
        write("data/start/given", "1 2");
        write("data/last-good/given", "1 2");
    }

    void write(String file, String text) throws IOException {
        Files.createDirectories(path.resolve(file).getParent());
        Files.writeString(path.resolve(file), text, StandardCharsets.ISO_8859_1);
    }

    String read(String file) throws IOException {
        return Files.readString(path.resolve(file), StandardCharsets.ISO_8859_1);
    }

    boolean has(String file) {
        return Files.exists(path.resolve(file));
    }

    /** Two starts came to nothing; this is the next. */
    void fallBack() throws IOException {
        fallBack(new LocalDisk());
    }

    void fallBack(Disk disk) throws IOException {
        write("data/start/tries", "2");
        start(disk);
    }

    /** As the launcher does it. */
    void start(Disk disk) throws IOException {
        Files.deleteIfExists(places.told());
        long tries = Long.parseLong(read("data/start/tries").strip());
        write("data/start/tries", String.valueOf(tries + 1));
        if (tries >= 2 || Files.isDirectory(places.journal())) {
            new Fallback(places, disk, CLOCK, terminal::add).at(tries);
        }
    }

    /** Every file with its content, and every folder. */
    Map<String, String> everything() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(path)) {
            for (Path each : paths.toList()) {
                String name = path.relativize(each).toString();
                all.put(name, Files.isDirectory(each) ? "folder" : read(name));
            }
        }
        return all;
    }
}
