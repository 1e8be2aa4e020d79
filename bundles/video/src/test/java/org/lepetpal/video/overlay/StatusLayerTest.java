package org.lepetpal.video.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.telemetry.InferenceStats;
import org.lepetpal.timebase.SteppedTimebase;
import org.lepetpal.video.HealthBoard;

class StatusLayerTest {
    private final SteppedTimebase time = new SteppedTimebase();
    private final HealthBoard board = new HealthBoard();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void thatOverlaysGiveWayIsSaidWithBothRates() {
        assertThat(StatusLayer.text(new InferenceStats(15, 5.24, true)))
                .isEqualTo("inference 5.2 of 15.0 Hz: overlays give way");
    }

    @Test
    void partsAreAskedOnceASecondHoweverManyPicturesThereAre() {
        board.addSource(() -> {
            asked.incrementAndGet();
            return new ComponentHealth("arm", Status.OK, "simulated arm", true);
        });
        StatusLayer layer = new StatusLayer(board, time);
        try (Mat picture = new Mat(90, 160, opencv_core.CV_8UC3);
                Stamps stamps = new Stamps()) {
            MatCanvas canvas = new MatCanvas(
                    picture,
                    "front",
                    Placement.of(160, 90, OptionalInt.empty(), OptionalInt.empty()),
                    new Rates(OptionalDouble.empty(), OptionalDouble.empty()),
                    stamps);
            for (int i = 0; i < 60; i++) {
                layer.draw(canvas);
                time.advance(Duration.ofMillis(33));
            }
        }
        assertThat(asked).hasValue(2);
    }
}
