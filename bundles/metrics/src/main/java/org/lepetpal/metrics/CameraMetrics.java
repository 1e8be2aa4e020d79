package org.lepetpal.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.Frame;

/** How many pictures the cameras in use have given, by the numbers that these bear. Any thread. */
record CameraMetrics(Supplier<Optional<Switchboard>> switchboard) implements MultiCollector {
    @Override
    public MetricSnapshots collect() {
        CounterSnapshot.Builder frames =
                CounterSnapshot.builder().name("lepetpal_camera_frames").help("Pictures since the camera was opened.");
        boolean any = false;
        if (switchboard.get().isPresent()) {
            for (Lease<Camera> lease :
                    switchboard.get().get().slot(Camera.class).takeAll()) {
                try (lease) {
                    Optional<CounterDataPointSnapshot> point = point(lease);
                    point.ifPresent(frames::dataPoint);
                    any |= point.isPresent();
                }
            }
        }
        return any ? new MetricSnapshots(frames.build()) : new MetricSnapshots();
    }

    private static Optional<CounterDataPointSnapshot> point(Lease<Camera> lease) {
        Optional<Frame> newest = lease.service().latest();
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        try (Frame frame = newest.get()) {
            return Optional.of(CounterDataPointSnapshot.builder()
                    .labels(Labels.of("camera", lease.candidate().name()))
                    .value(frame.sequence())
                    .build());
        }
    }
}
