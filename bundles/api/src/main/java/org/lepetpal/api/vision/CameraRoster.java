package org.lepetpal.api.vision;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The cameras that the robot is set up with, for who has to know one that is lost. Registered by who looks after them; who asks
 * takes note of the answer, which still holds while that bundle is being replaced.
 */
@ProviderType
public interface CameraRoster {
    /** The robot's own first; at least one; constant while registered. Any thread; never blocks. */
    List<NamedCamera> cameras();
}
