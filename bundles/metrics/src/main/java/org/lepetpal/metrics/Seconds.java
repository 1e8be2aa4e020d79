package org.lepetpal.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;

/** Spans of time as Prometheus counts them: the base unit is the second, where the robot counts nanoseconds. */
final class Seconds {
    private static final double NANOS = 1e9;

    private Seconds() {}

    static double of(long nanos) {
        return nanos / NANOS;
    }

    /**
     * A summary without a sum, which nobody keeps.
     *
     * @param labels of this one among those of the same name
     * @param count how many spans there were, ever
     * @param median of the newest spans, nanoseconds
     * @param p99 99th percentile of the newest, nanoseconds
     * @param more further quantiles
     */
    static SummaryDataPointSnapshot summary(Labels labels, long count, long median, long p99, Quantile... more) {
        Quantiles.Builder quantiles =
                Quantiles.builder().quantile(0.5, of(median)).quantile(0.99, of(p99));
        for (Quantile quantile : more) {
            quantiles.quantile(quantile);
        }
        return SummaryDataPointSnapshot.builder()
                .labels(labels)
                .count(count)
                .quantiles(quantiles.build())
                .build();
    }
}
