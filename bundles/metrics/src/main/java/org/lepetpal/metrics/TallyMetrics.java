package org.lepetpal.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.lepetpal.api.telemetry.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What parts of the robot count by themselves; the first of each name. One that cannot be told harms no other. Any thread. */
record TallyMetrics(Supplier<Collection<Tally>> tallies) implements MultiCollector {
    private static final Logger LOG = LoggerFactory.getLogger(TallyMetrics.class);

    @Override
    public MetricSnapshots collect() {
        Map<String, MetricSnapshot> counters = new TreeMap<>();
        for (Tally tally : tallies.get()) {
            try {
                counters.putIfAbsent(tally.name(), counter(tally));
            } catch (RuntimeException | LinkageError failure) {
                LOG.debug("a part cannot tell what it counts", failure);
            }
        }
        return new MetricSnapshots(counters.values());
    }

    private static CounterSnapshot counter(Tally tally) {
        return CounterSnapshot.builder()
                .name("lepetpal_" + tally.name())
                .help(tally.help())
                .dataPoint(
                        CounterDataPointSnapshot.builder().value(tally.count()).build())
                .build();
    }
}
