package org.lepetpal.video.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void cameraWinsOverItsIndex() {
        assertThat(Source.of("", -1)).isEqualTo(new Source.Simulated());
        assertThat(Source.of("", 2)).isEqualTo(new Source.Device(Path.of("/dev/video2")));
        assertThat(Source.of("sim", 2)).isEqualTo(new Source.Simulated());
        assertThat(Source.of("none", 2)).isEqualTo(new Source.Nowhere());
        assertThat(Source.of("auto", -1)).isEqualTo(new Source.Found());
        assertThat(Source.of("3", -1)).isEqualTo(new Source.Device(Path.of("/dev/video3")));
        assertThat(Source.of("/dev/video0", -1)).isEqualTo(new Source.Device(Path.of("/dev/video0")));
        assertThat(Source.of("file:a/dog.mp4", -1)).isEqualTo(new Source.VideoFile(Path.of("a/dog.mp4")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulated", "file:", "99", "/dev/ttyUSB0", "/etc/passwd", "http://x/"})
    void anythingElseIsRefusedByName(String camera) {
        assertThatThrownBy(() -> Source.of(camera, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("CAMERA = ")
                .hasMessageContaining(camera);
    }

    @Test
    void anIndexOutOfRangeIsNamedAsSuch() {
        assertThatThrownBy(() -> Source.of("", 64)).hasMessage("CAMERA_INDEX = 64 is not in 0…63");
    }

    @ParameterizedTest
    @CsvSource({"8,720", "1280,8", "3841,720", "1280,2161"})
    void sizesOutOfRangeAreRefused(int width, int height) {
        assertThatThrownBy(() -> new Settings(new Source.Simulated(), width, height))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("STREAM_RES = " + width + "x" + height + " is not in 16x16…3840x2160");
    }
}
