package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Path;

/** Two disks: {@code data} is on one, the rest of the robot's folder on the other. */
final class SplitDisk extends ForwardingDisk {
    private final Path data;

    SplitDisk(Path home) {
        super(new UnsyncedDisk());
        this.data = home.resolve("data");
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        if (from.startsWith(data) != to.startsWith(data)) {
            throw new AtomicMoveNotSupportedException(from.toString(), to.toString(), "another disk");
        }
        super.move(from, to);
    }
}
