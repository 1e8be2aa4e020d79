package org.lepetpal.arm.so101;

import java.nio.file.Path;

/** Files that are not there. */
final class TestFiles {
    private TestFiles() {}

    static PoseBook noPoses() {
        return new PoseBook(new PoseFile(Path.of("no such folder", "poses.json")));
    }
}
