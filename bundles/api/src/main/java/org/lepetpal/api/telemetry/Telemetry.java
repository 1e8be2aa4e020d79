package org.lepetpal.api.telemetry;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Lets anyone watch the control loop. Any thread; never blocks, never holds up the loop. */
@ProviderType
public interface Telemetry {
    /** The newest tick; empty before the first. */
    Optional<ArmSample> latest();

    /** How the loop keeps time. */
    LoopStats loop();
}
