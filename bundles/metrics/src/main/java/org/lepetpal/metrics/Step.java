package org.lepetpal.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Locale;
import java.util.function.Function;
import org.lepetpal.api.telemetry.LoopStats;
import org.lepetpal.api.telemetry.LoopStats.StepStats;

/** The steps of a tick. */
enum Step {
    READ(LoopStats::read),
    DECIDE(LoopStats::decide),
    WRITE(LoopStats::write);

    private final Function<LoopStats, StepStats> part;

    Step(Function<LoopStats, StepStats> part) {
        this.part = part;
    }

    StepStats of(LoopStats loop) {
        return part.apply(loop);
    }

    Labels labels() {
        return Labels.of("step", name().toLowerCase(Locale.ROOT));
    }

    /** A span of this step. */
    GaugeDataPointSnapshot point(long nanos) {
        return GaugeDataPointSnapshot.builder()
                .labels(labels())
                .value(Seconds.of(nanos))
                .build();
    }
}
