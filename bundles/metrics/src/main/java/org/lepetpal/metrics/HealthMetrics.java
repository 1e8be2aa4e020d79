package org.lepetpal.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How each part of the robot is, as {@code /health} shows it; of several parts of one name the worst counts. Any thread. */
record HealthMetrics(Supplier<Collection<HealthSource>> parts) implements MultiCollector {
    private static final Logger LOG = LoggerFactory.getLogger(HealthMetrics.class);

    @Override
    public MetricSnapshots collect() {
        Map<String, Status> worst = new TreeMap<>();
        for (HealthSource part : parts.get()) {
            try {
                ComponentHealth health = part.health();
                worst.merge(
                        health.component(), health.status(), (one, other) -> one.compareTo(other) > 0 ? one : other);
            } catch (RuntimeException | LinkageError failure) {
                // Shown as down, by its bundle's name, in /health, which logs it once.
                LOG.debug("a part cannot say how it is", failure);
            }
        }
        StateSetSnapshot.Builder all = StateSetSnapshot.builder()
                .name("lepetpal_component_status")
                .help("1 for the state in which a part of the robot is.");
        worst.forEach((component, status) -> all.dataPoint(states(component, status)));
        return new MetricSnapshots(all.build());
    }

    private static StateSetDataPointSnapshot states(String component, Status now) {
        StateSetDataPointSnapshot.Builder states =
                StateSetDataPointSnapshot.builder().labels(Labels.of("component", component));
        for (Status status : Status.values()) {
            states.state(status.name().toLowerCase(Locale.ROOT), status == now);
        }
        return states.build();
    }
}
