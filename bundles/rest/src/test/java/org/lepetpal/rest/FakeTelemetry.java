package org.lepetpal.rest;

import java.util.Optional;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.api.telemetry.LoopStats;
import org.lepetpal.api.telemetry.Telemetry;

/** Shows one tick, idle, for ever. */
final class FakeTelemetry implements Telemetry {
    private Optional<ArmReading> reading = Optional.empty();

    void measure(ArmReading measured) {
        reading = Optional.of(measured);
    }

    @Override
    public Optional<ArmSample> latest() {
        return Optional.of(
                new ArmSample(1, reading.map(ArmReading::nanos).orElse(0L), reading, Optional.empty(), "idle"));
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
