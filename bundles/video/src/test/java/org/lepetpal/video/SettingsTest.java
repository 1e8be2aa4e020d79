package org.lepetpal.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                .hasMessageMatching("(?i).*camera.*");
    }

    @Test
    void sizesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Settings(new Source.Simulated(), 8, 720, 15, 100))
                .hasMessageContaining("STREAM_RES");
        assertThatThrownBy(() -> new Settings(new Source.Simulated(), 1280, 720, 0, 100))
                .hasMessageContaining("DETECT_RATE_HZ");
        assertThatThrownBy(() -> new Settings(new Source.Simulated(), 1280, 720, 15, 0))
                .hasMessageContaining("STREAM_MAX_CLIENTS");
    }
}
