package org.lepetpal.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Latency;

/**
 * How often policies and detectors were asked, and how long they took, as the switchboard measures it; of two of one name and version the
 * preferred one. Any thread.
 */
record CandidateMetrics(Supplier<List<Candidate>> present) implements MultiCollector {
    @Override
    public MetricSnapshots collect() {
        Map<Labels, Latency> asked = new LinkedHashMap<>();
        for (Candidate candidate : present.get()) {
            if (!candidate.latency().equals(Latency.NONE)) {
                asked.putIfAbsent(labels(candidate), candidate.latency());
            }
        }
        CounterSnapshot.Builder failures = CounterSnapshot.builder()
                .name("lepetpal_candidate_failures")
                .help("How often a policy or detector threw instead of answering, or gave what nobody can use.");
        SummarySnapshot.Builder spans = SummarySnapshot.builder()
                .name("lepetpal_candidate_answer_seconds")
                .unit(Unit.SECONDS)
                .help("How long a policy or detector took to answer; quantiles of its newest 128 answers.");
        asked.forEach((labels, latency) -> {
            failures.dataPoint(CounterDataPointSnapshot.builder()
                    .labels(labels)
                    .value(latency.failures())
                    .build());
            spans.dataPoint(Seconds.summary(labels, latency.calls(), latency.medianNanos(), latency.p99Nanos()));
        });
        return asked.isEmpty() ? new MetricSnapshots() : new MetricSnapshots(failures.build(), spans.build());
    }

    private static Labels labels(Candidate candidate) {
        return Labels.of("slot", candidate.slot().label(), "name", candidate.name(), "version", candidate.version());
    }
}
