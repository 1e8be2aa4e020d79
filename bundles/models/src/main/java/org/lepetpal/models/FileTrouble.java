package org.lepetpal.models;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What is wrong with files, for people: what the system says names places on this machine. */
final class FileTrouble {
    private FileTrouble() {}

    static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "the robot may not read " + name(denied);
            case NoSuchFileException gone -> name(gone) + " is not there";
            case FileSystemException other -> "the disk does not give " + name(other) + "; the log says why";
            default -> Optional.ofNullable(e.getMessage()).orElse("the log says why");
        };
    }

    private static String name(FileSystemException e) {
        return Optional.ofNullable(e.getFile())
                .map(file -> Path.of(file).getFileName())
                .map(Path::toString)
                .orElse("a file");
    }
}
