package org.lepetpal.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many pictures the cameras in use have given, by the numbers that these bear. One that fails harms no other. Any thread. */
record CameraMetrics(Supplier<Optional<Switchboard>> switchboard) implements MultiCollector {
    private static final Logger LOG = LoggerFactory.getLogger(CameraMetrics.class);

    @Override
    public MetricSnapshots collect() {
        Map<String, Long> frames = switchboard.get().map(CameraMetrics::frames).orElse(Map.of());
        CounterSnapshot.Builder counter =
                CounterSnapshot.builder().name("lepetpal_camera_frames").help("Pictures since the camera was opened.");
        frames.forEach((camera, taken) -> counter.dataPoint(CounterDataPointSnapshot.builder()
                .labels(Labels.of("camera", camera))
                .value(taken)
                .build()));
        return frames.isEmpty() ? new MetricSnapshots() : new MetricSnapshots(counter.build());
    }

    /** By the cameras' names; of two of one name the preferred one's. */
    private static Map<String, Long> frames(Switchboard board) {
        List<Lease<Camera>> all = board.slot(Camera.class).takeAll();
        try {
            Map<String, Long> frames = new TreeMap<>();
            for (Lease<Camera> lease : all) {
                taken(lease)
                        .ifPresent(taken -> frames.putIfAbsent(lease.candidate().name(), taken));
            }
            return frames;
        } finally {
            all.forEach(Lease::close);
        }
    }

    private static OptionalLong taken(Lease<Camera> lease) {
        try {
            Optional<Frame> newest = lease.service().latest();
            if (newest.isPresent()) {
                try (Frame frame = newest.get()) {
                    return OptionalLong.of(frame.sequence());
                }
            }
        } catch (RuntimeException | LinkageError failure) {
            LOG.debug(
                    "{} cannot tell how many pictures it gave",
                    lease.candidate().id(),
                    failure);
        }
        return OptionalLong.empty();
    }
}
