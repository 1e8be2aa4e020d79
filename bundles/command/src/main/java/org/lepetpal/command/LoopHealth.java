package org.lepetpal.command;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.telemetry.InferenceStats;
import org.lepetpal.api.telemetry.LoopStats;
import org.lepetpal.api.time.Timebase.Priority;

/** Whether the control loop keeps time: no more than 1 % of the last 1,000 ticks may be missed. */
record LoopHealth(
        TickStats stats, Supplier<Priority> priority, Supplier<Optional<InferenceStats>> inference, IntSupplier kept)
        implements HealthSource {
    private static final String COMPONENT = "loop";
    private static final long MOST_MISSED = 10;

    @Override
    public ComponentHealth health() {
        LoopStats loop = stats.snapshot(priority.get());
        if (loop.ticks() == 0) {
            return ComponentHealth.of(COMPONENT, Status.STARTING, "the first tick has not come yet");
        }
        long missed = stats.missedLately();
        return ComponentHealth.of(
                COMPONENT,
                missed > MOST_MISSED || kept.getAsInt() > 0 ? Status.DEGRADED : Status.OK,
                String.format(
                        Locale.ROOT,
                        "%.0f Hz, %d ticks, %d of the last 1000 missed; of the last minute late by %.2f ms at the median, "
                                + "%.2f at the 99th, %.2f at the 99.9th percentile; over budget: %d reads, %d decisions, "
                                + "%d writes%s; %s%s%s",
                        1e9 / loop.periodNanos(),
                        loop.ticks(),
                        missed,
                        loop.medianLatenessNanos() / 1e6,
                        loop.p99LatenessNanos() / 1e6,
                        loop.p999LatenessNanos() / 1e6,
                        loop.read().overruns(),
                        loop.decide().overruns(),
                        loop.write().overruns(),
                        garbage(),
                        loop.priority().detail(),
                        inference.get().map(LoopHealth::describe).orElse(""),
                        lost(kept.getAsInt())));
    }

    private static String lost(int threads) {
        return threads == 0 ? "" : "; calls of policies that do not return: " + threads;
    }

    private String garbage() {
        OptionalLong bytes = stats.bytesATick();
        if (bytes.isEmpty()) {
            return "";
        }
        return "; a tick leaves " + (bytes.getAsLong() == 0 ? "nothing" : bytes.getAsLong() + " bytes")
                + " to the collector";
    }

    private static String describe(InferenceStats inference) {
        return String.format(
                Locale.ROOT,
                "; the policy says what to do %.1f times a second of %.1f%s",
                inference.heldHz(),
                inference.wishedHz(),
                inference.behind() ? ": it does not keep up, and what can wait gives way to it" : "");
    }
}
