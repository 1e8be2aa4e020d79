package org.lepetpal.api.telemetry;

import java.util.Optional;
import org.lepetpal.api.command.CommandStatus;
import org.osgi.annotation.versioning.ProviderType;

/** Lets anyone watch the control loop. Any thread; never blocks, never holds up the loop. */
@ProviderType
public interface Telemetry {
    /** The newest tick; empty before the first. */
    Optional<ArmSample> latest();

    /** The newest command that was accepted, active or final; empty before the first. */
    Optional<CommandStatus> command();

    /** How the loop keeps time. */
    LoopStats loop();
}
