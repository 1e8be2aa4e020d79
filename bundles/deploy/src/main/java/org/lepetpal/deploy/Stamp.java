package org.lepetpal.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** What tells a file from the one it was: two that are equal, some time apart, tell that nobody wrote meanwhile. */
record Stamp(long bytes, FileTime changed) {
    static Stamp of(Path file) throws IOException {
        return new Stamp(Files.size(file), Files.getLastModifiedTime(file));
    }
}
