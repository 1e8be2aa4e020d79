package org.lepetpal.api.vision;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The robot's sight: the default camera's newest frame and what the active detectors made of the newest they did. */
@ProviderType
public interface Sight {
    /** The newest sighting; empty before the first or when there is no camera. Any thread; never blocks. */
    Optional<Sighting> latest();

    /** The default camera's newest frame, retained for the caller, who closes it. Any thread; never blocks. */
    Optional<Frame> frame();
}
