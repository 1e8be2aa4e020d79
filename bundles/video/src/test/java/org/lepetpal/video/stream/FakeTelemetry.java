package org.lepetpal.video.stream;

import java.util.Optional;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.api.telemetry.InferenceStats;
import org.lepetpal.api.telemetry.LoopStats;
import org.lepetpal.api.telemetry.Telemetry;

/** Tells of a policy as a test says, and of nothing else. */
final class FakeTelemetry implements Telemetry {
    Optional<InferenceStats> inference = Optional.empty();

    @Override
    public Optional<InferenceStats> inference() {
        return inference;
    }

    @Override
    public Optional<ArmSample> latest() {
        return Optional.empty();
    }

    @Override
    public Optional<CommandStatus> command() {
        return Optional.empty();
    }

    @Override
    public LoopStats loop() {
        throw new UnsupportedOperationException("no loop runs here");
    }
}
