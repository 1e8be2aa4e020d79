package org.lepetpal.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a folder as they are at one moment: two that are equal, some time apart, tell that nobody wrote meanwhile.
 *
 * @param files by path within the folder, with slashes
 */
record Content(SortedMap<String, Stamp> files) {
    private static final List<String> UNFINISHED =
            List.of(".part", ".tmp", ".filepart", ".incomplete", ".crdownload", ".download");

    Content {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** What tells a file from the one it was. */
    record Stamp(long bytes, FileTime changed) {}

    /** Reads names, sizes and times; links are followed. */
    static Content of(Path folder) throws IOException {
        SortedMap<String, Stamp> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                files.put(name, new Stamp(Files.size(file), Files.getLastModifiedTime(file)));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new Content(files);
    }

    long bytes() {
        return files.values().stream().mapToLong(Stamp::bytes).sum();
    }

    /** Files that copying and downloading programs have yet to rename. */
    List<String> unfinished() {
        return files.keySet().stream()
                .filter(name -> UNFINISHED.stream().anyMatch(name::endsWith))
                .toList();
    }
}
