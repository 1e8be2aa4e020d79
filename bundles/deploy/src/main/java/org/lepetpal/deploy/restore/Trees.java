package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. Links are not followed. */
public final class Trees {
    private static final String HALF = ".part";

    private final Disk disk;

    public Trees(Disk disk) {
        this.disk = disk;
    }

    /** Nothing where it is not there. */
    public void remove(Path path) throws IOException {
        if (exists(path)) {
            for (Path each : all(path).reversed()) {
                disk.delete(each);
            }
        }
    }

    /** @param to is not there, its parent is */
    private void copy(Path from, Path to) throws IOException {
        for (Path each : all(from)) {
            Path copy = to.resolve(from.relativize(each));
            if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                disk.createFolder(copy);
            } else {
                disk.copy(each, copy);
            }
        }
    }

    /**
     * Also to another disk, and then what is left of {@code from} by a kill is there whole at {@code to}.
     *
     * @param to is not there, or a file in place of which another one comes; folders that lead to it are made
     */
    void move(Path from, Path to) throws IOException {
        createParents(to);
        try {
            disk.move(from, to);
        } catch (AtomicMoveNotSupportedException e) {
            copyWhole(from, to);
            remove(from);
        }
    }

    /** Unlike {@link #copy}, it is there whole or not at all. */
    void copyWhole(Path from, Path to) throws IOException {
        Path half = to.resolveSibling(to.getFileName() + HALF);
        remove(half);
        createParents(half);
        try {
            copy(from, half);
        } catch (IOException e) {
            // The disk may be full, and what is half there may be large.
            try {
                remove(half);
            } catch (IOException another) {
                e.addSuppressed(another);
            }
            throw e;
        }
        disk.move(half, to);
    }

    /** Removes those folders in which there is nothing but such folders. */
    void prune(Path folder) throws IOException {
        for (Path each : all(folder).reversed()) {
            if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS) && isEmpty(each)) {
                disk.delete(each);
            }
        }
    }

    /** Makes those folders that lead to {@code path} and are not there. */
    void createParents(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            createParents(parent);
            disk.createFolder(parent);
        }
    }

    static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    /** Folders before what is in them. */
    private static List<Path> all(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.toList();
        }
    }
}
