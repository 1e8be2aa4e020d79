package org.lepetpal.testkit;

import java.util.Optional;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.telemetry.Activity;
import org.lepetpal.api.telemetry.ArmSample;
import org.lepetpal.api.telemetry.InferenceStats;
import org.lepetpal.api.telemetry.LoopStats;
import org.lepetpal.api.telemetry.LoopStats.StepStats;
import org.lepetpal.api.telemetry.Telemetry;
import org.lepetpal.api.time.Timebase.Priority;

/** Shows one idle tick for ever, of a loop at 100 Hz that has run no other, until a test says otherwise. */
public final class FakeTelemetry implements Telemetry {
    private static final StepStats QUICK = new StepStats(1_000_000, 0, 0, 0, 0);

    private volatile Optional<ArmReading> reading = Optional.empty();
    private volatile Optional<InferenceStats> inference = Optional.empty();
    private volatile LoopStats loop =
            new LoopStats(1, 0, 10_000_000, 0, 0, 0, 0, QUICK, QUICK, QUICK, new Priority(false, "ordinary"));

    /** In its tick the arm was measured so. */
    public void measure(ArmReading measured) {
        reading = Optional.of(measured);
    }

    /** Its loop keeps time so. */
    public void keepTime(LoopStats stats) {
        loop = stats;
    }

    /** Its policy keeps up so. */
    public void infer(InferenceStats stats) {
        inference = Optional.of(stats);
    }

    @Override
    public Optional<ArmSample> latest() {
        Optional<ArmReading> now = reading;
        return Optional.of(
                new ArmSample(1, now.map(ArmReading::nanos).orElse(0L), now, Optional.empty(), Activity.IDLE));
    }

    @Override
    public Optional<CommandStatus> command() {
        return Optional.empty();
    }

    @Override
    public LoopStats loop() {
        return loop;
    }

    @Override
    public Optional<InferenceStats> inference() {
        return inference;
    }
}
