package org.lepetpal.video.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceWireTest {
    @TempDir
    Path folder;

    @Test
    void whatIsOpenIsAskedAndWhatIsNoCameraHasNoControls() throws IOException {
        Path file = Files.createFile(folder.resolve("video0"));
        assertThat(DeviceWire.of(file)).as("not open yet").isEmpty();

        try (InputStream _ = Files.newInputStream(file)) {
            DeviceWire wire = DeviceWire.of(file).orElseThrow();
            assertThat(wire.get(Control.EXPOSURE.value())).isEmpty();
            assertThat(wire.set(Control.EXPOSURE.value(), 5)).isFalse();
        }
    }

    @Test
    void whatIsNotThereIsNotAsked() {
        assertThat(DeviceWire.of(folder.resolve("video1"))).isEmpty();
    }
}
