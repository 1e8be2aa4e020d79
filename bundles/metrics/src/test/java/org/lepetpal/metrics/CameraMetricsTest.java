package org.lepetpal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.TestFrame;

class CameraMetricsTest {
    private final FixedSwitchboard board = new FixedSwitchboard();
    private final CameraMetrics metrics = new CameraMetrics(() -> Optional.of(board));
    private final TestFrame newest = new TestFrame(8, 4, 700, 0);

    @Test
    void aCameraThatFailsHarmsNoOtherAndAllAreGivenBack() {
        board.camera()
                .with("broken", new Seeing(() -> {
                    throw new IllegalStateException("on purpose");
                }))
                .with("dark", new Seeing(Optional::empty))
                .with("front", new Seeing(() -> Optional.of(newest.retain())));

        assertThat(counts()).containsExactly("front 700");
        assertThat(board.camera().leasesOut()).isZero();
        assertThat(newest.holders()).isEqualTo(1);
    }

    @Test
    void ofTwoOfOneNameThePreferredOneIsTold() {
        board.camera()
                .with("front", new Seeing(() -> Optional.of(newest.retain())))
                .with("front", new Seeing(() -> Optional.of(new TestFrame(8, 4, 3, 0))));

        assertThat(counts()).containsExactly("front 700");
    }

    private List<String> counts() {
        return metrics.collect().stream()
                .map(MetricSnapshot::getDataPoints)
                .flatMap(List::stream)
                .map(CounterSnapshot.CounterDataPointSnapshot.class::cast)
                .map(point -> point.getLabels().get("camera") + " " + (long) point.getValue())
                .toList();
    }

    private record Seeing(Supplier<Optional<Frame>> eye) implements Camera {
        @Override
        public CameraDescription description() {
            return new CameraDescription("front", "test camera", 8, 4, 30, Optional.empty());
        }

        @Override
        public Optional<Frame> latest() {
            return eye.get();
        }

        @Override
        public Subscription onFrame(FrameListener listener) {
            throw new IllegalStateException("not asked for here");
        }
    }
}
