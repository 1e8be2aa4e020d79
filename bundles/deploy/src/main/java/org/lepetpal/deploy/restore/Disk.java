package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.file.Path;

/** What is changed on the disk, a step at a time. The process may end between any two; a file that is being copied or written may be half there. */
public interface Disk {
    /** Its parent exists. */
    void createFolder(Path folder) throws IOException;

    /** For the owner's eyes only. Its parent exists. */
    void createSecretFolder(Path folder) throws IOException;

    /** A link is copied as a link. */
    void copy(Path file, Path to) throws IOException;

    /** Makes or overwrites it. */
    void write(Path file, byte[] content) throws IOException;

    /**
     * At once, or not at all. Takes the place of a file.
     *
     * @throws java.nio.file.AtomicMoveNotSupportedException where the two are on different disks
     */
    void move(Path from, Path to) throws IOException;

    /** A file, a link or an empty folder. */
    void delete(Path path) throws IOException;
}
