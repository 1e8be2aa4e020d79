package org.lepetpal.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.telemetry.LoopStats;
import org.lepetpal.api.telemetry.LoopStats.StepStats;
import org.lepetpal.api.telemetry.Telemetry;

/**
 * How the control loop keeps time: from what it measures of itself anyway, read by whoever asks. Nothing is counted in the loop for
 * this, and nobody holds it up. Any thread.
 */
record LoopMetrics(Supplier<Optional<Telemetry>> telemetry) implements MultiCollector {
    @Override
    public MetricSnapshots collect() {
        return telemetry.get().map(Telemetry::loop).map(LoopMetrics::of).orElseGet(MetricSnapshots::new);
    }

    private static MetricSnapshots of(LoopStats loop) {
        return MetricSnapshots.builder()
                .metricSnapshot(counter("lepetpal_loop_ticks", "Ticks run.", loop.ticks()))
                .metricSnapshot(counter(
                        "lepetpal_loop_missed_ticks",
                        "Ticks that wholly passed without being run.",
                        loop.missedTicks()))
                .metricSnapshot(
                        gauge("lepetpal_loop_period_seconds", "Wished time from tick to tick.", loop.periodNanos()))
                .metricSnapshot(lateness(loop))
                .metricSnapshot(gauge(
                        "lepetpal_loop_lateness_worst_seconds",
                        "Greatest time from when a tick was due to when it began.",
                        loop.worstLatenessNanos()))
                .metricSnapshot(GaugeSnapshot.builder()
                        .name("lepetpal_loop_real_time")
                        .help("1 where the loop's thread has real-time priority.")
                        .dataPoint(new GaugeDataPointSnapshot(loop.priority().realTime() ? 1 : 0, Labels.EMPTY, null))
                        .build())
                .metricSnapshot(steps(loop))
                .metricSnapshot(overruns(loop))
                .metricSnapshot(budgets(loop))
                .metricSnapshot(worst(loop))
                .build();
    }

    private static CounterSnapshot counter(String name, String help, long value) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(CounterDataPointSnapshot.builder().value(value).build())
                .build();
    }

    private static GaugeSnapshot gauge(String name, String help, long nanos) {
        return GaugeSnapshot.builder()
                .name(name)
                .unit(Unit.SECONDS)
                .help(help)
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(Seconds.of(nanos))
                        .build())
                .build();
    }

    private static SummarySnapshot lateness(LoopStats loop) {
        return SummarySnapshot.builder()
                .name("lepetpal_loop_lateness_seconds")
                .unit(Unit.SECONDS)
                .help("From when a tick was due to when it began; quantiles of the last minute.")
                .dataPoint(Seconds.summary(
                        Labels.EMPTY,
                        loop.ticks(),
                        loop.medianLatenessNanos(),
                        loop.p99LatenessNanos(),
                        new Quantile(0.999, Seconds.of(loop.p999LatenessNanos()))))
                .build();
    }

    private static SummarySnapshot steps(LoopStats loop) {
        SummarySnapshot.Builder all = SummarySnapshot.builder()
                .name("lepetpal_loop_step_seconds")
                .unit(Unit.SECONDS)
                .help(
                        "Time of a tick's steps: measuring the arm, finding the target, rules and packet; quantiles of the last minute.");
        for (Step step : Step.values()) {
            StepStats stats = step.of(loop);
            all.dataPoint(Seconds.summary(step.labels(), loop.ticks(), stats.medianNanos(), stats.p99Nanos()));
        }
        return all.build();
    }

    private static CounterSnapshot overruns(LoopStats loop) {
        CounterSnapshot.Builder all = CounterSnapshot.builder()
                .name("lepetpal_loop_step_overruns")
                .help("How often a step took longer than its budget.");
        for (Step step : Step.values()) {
            all.dataPoint(CounterDataPointSnapshot.builder()
                    .labels(step.labels())
                    .value(step.of(loop).overruns())
                    .build());
        }
        return all.build();
    }

    private static GaugeSnapshot budgets(LoopStats loop) {
        GaugeSnapshot.Builder all = GaugeSnapshot.builder()
                .name("lepetpal_loop_step_budget_seconds")
                .unit(Unit.SECONDS)
                .help("What a step may take.");
        for (Step step : Step.values()) {
            all.dataPoint(step.point(step.of(loop).budgetNanos()));
        }
        return all.build();
    }

    private static GaugeSnapshot worst(LoopStats loop) {
        GaugeSnapshot.Builder all = GaugeSnapshot.builder()
                .name("lepetpal_loop_step_worst_seconds")
                .unit(Unit.SECONDS)
                .help("The longest that a step ever took.");
        for (Step step : Step.values()) {
            all.dataPoint(step.point(step.of(loop).worstNanos()));
        }
        return all.build();
    }
}
