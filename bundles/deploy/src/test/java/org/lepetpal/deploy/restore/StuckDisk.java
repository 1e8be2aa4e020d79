package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** One thing on it may not be moved. */
final class StuckDisk extends ForwardingDisk {
    private final Path stuck;

    StuckDisk(Path stuck) {
        super(new LocalDisk());
        this.stuck = stuck;
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        if (from.equals(stuck)) {
            throw new AccessDeniedException(from.toString());
        }
        super.move(from, to);
    }
}
