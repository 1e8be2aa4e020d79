package org.lepetpal.api.telemetry;

import java.util.Optional;
import org.lepetpal.api.command.CommandStatus;
import org.osgi.annotation.versioning.ProviderType;

/** Lets anyone watch the control loop. Any thread; never blocks, never holds up the loop. */
@ProviderType
public interface Telemetry {
    /**
     * The newest tick, put together for who asks; empty before the first. What it says is as new as its numbers or, where the loop
     * wrote meanwhile, newer.
     */
    Optional<ArmSample> latest();

    /** The newest command that was accepted, active or final; empty before the first. */
    Optional<CommandStatus> command();

    /** How the loop keeps time. */
    LoopStats loop();

    /** How the policy keeps up with the arm; empty while none is asked, and in its first seconds. */
    default Optional<InferenceStats> inference() {
        return Optional.empty();
    }

    /**
     * What the loop did between two moments on the scale of the robot's timebase, both included. The newest 2,000 ticks
     * are remembered.
     */
    default LoopStretch stretch(long fromNanos, long untilNanos) {
        return LoopStretch.NONE;
    }
}
