package org.lepetpal.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksumTest {
    @TempDir
    private Path folder;

    /** Made by {@code find * -type f | LC_ALL=C sort | xargs sha256sum | sha256sum}. */
    @Test
    void isWhatAPersonGetsFromTheShell() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("net.onnx"), "abc");
        Files.writeString(folder.resolve("Zoo.txt"), "");
        Files.writeString(folder.resolve("sub/labels.txt"), "dog\ncat\n");
        assertThat(Checksum.of(folder, Content.of(folder)))
                .isEqualTo("e83d35a63a657b8765ab5d33dff1b49a6722a072fe46ac093d186b2e16ce5c4a");
    }
}
