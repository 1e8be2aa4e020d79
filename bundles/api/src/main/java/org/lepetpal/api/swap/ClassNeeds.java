package org.lepetpal.api.swap;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Detector classes that a part of the robot cannot do without. Registered as a service: the operator is asked twice before
 * a change of detectors leaves one of them uncovered. What the active policy needs is known without it.
 */
@ConsumerType
public interface ClassNeeds {
    /** Who needs them, for people, for example {@code the throw guard}. */
    String who();

    /** What it needs now. Any thread; returns at once. */
    Set<String> classes();
}
