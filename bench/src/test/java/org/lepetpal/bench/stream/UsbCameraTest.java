package org.lepetpal.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.bench.stream.UsbCamera.State;

class UsbCameraTest {
    @TempDir
    private Path folder;

    @Test
    void itDoesOneThingAtATime() throws IOException {
        UsbCamera camera = new UsbCamera(folder.resolve("camera.so"), folder, folder);

        camera.become(State.PULLED);
        assertThat(folder.resolve("pulled")).exists();
        camera.become(State.SILENT);
        assertThat(folder.resolve("pulled")).doesNotExist();
        assertThat(folder.resolve("silent")).exists();
        camera.become(State.SERVING);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aSourceThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> UsbCamera.source("int main() { return 0; }")).hasMessageContaining("fakev4l2.c");
    }
}
