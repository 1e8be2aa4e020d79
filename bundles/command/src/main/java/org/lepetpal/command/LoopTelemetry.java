package org.lepetpal.command;

import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.api.telemetry.InferenceStats;
import org.lepetpal.api.telemetry.LoopStats;
import org.lepetpal.api.telemetry.LoopStretch;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.time.Timebase.Priority;

/** What others may watch of the loop and the desk. */
record LoopTelemetry(
        ControlLoop source,
        TickStats stats,
        Supplier<Priority> priority,
        CommandDesk desk,
        Supplier<Optional<InferenceStats>> keepingUp)
        implements Telemetry {
    @Override
    public Optional<ArmSample> latest() {
        return source.latest();
    }

    @Override
    public Optional<CommandStatus> command() {
        return desk.newest();
    }

    @Override
    public LoopStats loop() {
        return stats.snapshot(priority.get());
    }

    @Override
    public Optional<InferenceStats> inference() {
        return keepingUp.get();
    }

    @Override
    public LoopStretch stretch(long fromNanos, long untilNanos) {
        return stats.stretch(fromNanos, untilNanos);
    }
}
