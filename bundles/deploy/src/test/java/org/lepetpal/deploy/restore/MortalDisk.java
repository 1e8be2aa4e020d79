package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The process ends, or the disk fails, at one of the steps; a file that is copied or written then is half there. */
final class MortalDisk implements Disk {
    private final Disk disk;
    private final Trouble trouble;
    private final boolean atMoves;
    private int left;

    /** What is thrown. */
    interface Trouble {
        void strike() throws IOException;
    }

    /** The end of the process, which nothing in it sees. */
    @SuppressWarnings("serial") // goes from a test to a test
    static final class Killed extends Error {}

    /**
     * @param before how many steps are done before it
     * @param atMoves whether moves alone count, and it comes at one
     */
    private MortalDisk(Disk disk, int before, boolean atMoves, Trouble trouble) {
        this.disk = disk;
        this.left = before;
        this.atMoves = atMoves;
        this.trouble = trouble;
    }

    static MortalDisk killedAfter(int steps, Disk disk) {
        return new MortalDisk(disk, steps, false, () -> {
            throw new Killed();
        });
    }

    static MortalDisk killedAfterMoves(int moves, Disk disk) {
        return new MortalDisk(disk, moves, true, () -> {
            throw new Killed();
        });
    }

    static MortalDisk failsAfter(int steps, Disk disk) {
        return new MortalDisk(disk, steps, false, () -> {
            throw new IOException("the disk is full");
        });
    }

    private void step() throws IOException {
        if (!atMoves) {
            count();
        }
    }

    private void count() throws IOException {
        if (left-- == 0) {
            trouble.strike();
        }
    }

    private void half(Path file, byte[] content) throws IOException {
        if (left == 0 && !atMoves) {
            Files.write(file, Arrays.copyOf(content, content.length / 2));
        }
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        step();
        disk.createFolder(folder);
    }

    @Override
    public void createSecretFolder(Path folder) throws IOException {
        step();
        disk.createSecretFolder(folder);
    }

    @Override
    public void copy(Path file, Path to) throws IOException {
        half(to, Files.readAllBytes(file));
        step();
        disk.copy(file, to);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        half(file, content);
        step();
        disk.write(file, content);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        count();
        disk.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        step();
        disk.delete(path);
    }
}
