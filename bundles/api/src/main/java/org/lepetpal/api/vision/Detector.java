package org.lepetpal.api.vision;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Finds things in pictures. Registered only once it is loaded and warm. Several are active at once; consumers ask by
 * class. Never called on the control loop; calls may come from several threads, and it answers them one after the other.
 * After withdrawal it throws {@link IllegalStateException}.
 */
@ConsumerType
public interface Detector {
    /** The classes that it can find; constant. */
    Set<String> classes();

    /** Looks at one frame; blocks for the inference. The caller keeps and closes the frame. */
    List<Detection> detect(Frame frame);
}
