package org.lepetpal.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What several collectors tell, as one: the library gives up all of a scrape where one of them fails or two use the same name. Here
 * who fails tells nothing, and who comes first keeps the name. Any thread.
 */
record Gathered(List<MultiCollector> collectors) implements MultiCollector {
    private static final Logger LOG = LoggerFactory.getLogger(Gathered.class);

    Gathered(MultiCollector... collectors) {
        this(List.of(collectors));
    }

    @Override
    public MetricSnapshots collect() {
        Map<String, MetricSnapshot> told = new LinkedHashMap<>();
        for (MultiCollector collector : collectors) {
            try {
                collector
                        .collect()
                        .forEach(metric -> told.putIfAbsent(metric.getMetadata().getPrometheusName(), metric));
            } catch (RuntimeException | LinkageError failure) {
                LOG.debug("{} cannot be told", collector.getClass().getSimpleName(), failure);
            }
        }
        return new MetricSnapshots(told.values());
    }
}
