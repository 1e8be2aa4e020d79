package org.lepetpal.camera.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    void itIsWaitedForUntilThereIsSomething() throws Exception {
        Path pipe = folder.resolve("video2");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        try (RandomAccessFile both = new RandomAccessFile(pipe.toFile(), "rw")) {
            DeviceWire wire = DeviceWire.of(pipe).orElseThrow();
            assertThat(wire.await(Duration.ofMillis(20))).isFalse();
            both.write(1);
            assertThat(wire.await(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void whatOthersCloseMeanwhileIsPassedOver() throws IOException {
        Path device = Files.createFile(folder.resolve("video3"));
        Path link = Files.createSymbolicLink(folder.resolve("7"), device);
        assertThat(DeviceWire.leadsTo(link, device)).isTrue();
        assertThat(DeviceWire.leadsTo(link, folder.resolve("video4"))).isFalse();

        Files.delete(link);
        assertThat(DeviceWire.leadsTo(link, device)).isFalse();
        assertThat(DeviceWire.leadsTo(device, device)).as("no link").isFalse();
    }

    @Test
    void whatIsNotThereIsNotAsked() {
        assertThat(DeviceWire.of(folder.resolve("video1"))).isEmpty();
    }
}
