package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.file.Path;

/** A disk of which some steps go otherwise. */
abstract class ForwardingDisk implements Disk {
    private final Disk disk;

    ForwardingDisk(Disk disk) {
        this.disk = disk;
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        disk.createFolder(folder);
    }

    @Override
    public void createSecretFolder(Path folder) throws IOException {
        disk.createSecretFolder(folder);
    }

    @Override
    public void copy(Path file, Path to) throws IOException {
        disk.copy(file, to);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        disk.write(file, content);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        disk.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
        disk.delete(path);
    }
}
