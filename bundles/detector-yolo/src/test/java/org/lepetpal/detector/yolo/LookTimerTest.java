package org.lepetpal.detector.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.lepetpal.testkit.SharedData;

/** That it measures; how fast anything is says {@code ./lepetpal bench detection}. */
class LookTimerTest {
    private static final Engine ENGINE = new Engine(1, "all", "cpu");
    private static final Path MODEL = Path.of("models/yolox_nano.onnx");

    @Test
    void aLookHoldsARunOfTheModel() throws Exception {
        LookTimer.Times times =
                LookTimer.measure(SharedData.path(MODEL.toString()), SharedData.path("images/zidane.jpg"), ENGINE, 3);

        assertThat(times.model()).isEqualTo("yolox_nano");
        assertThat(times.bareMillis()).isPositive();
        assertThat(times.wholeMillis()).isPositive();
    }

    @Test
    void withoutAPictureNothingIsMeasured() {
        assertThatThrownBy(() ->
                        LookTimer.measure(SharedData.path(MODEL.toString()), SharedData.path("MANIFEST.md"), ENGINE, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no picture");
    }
}
