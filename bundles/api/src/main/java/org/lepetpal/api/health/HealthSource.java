package org.lepetpal.api.health;

import org.osgi.annotation.versioning.ConsumerType;

/** A part that can say how it is. Registered for as long as the part's bundle is started, serving or not. */
@FunctionalInterface
@ConsumerType
public interface HealthSource {
    /** Current health. Any thread; answers from memory in well under 1 ms and never asks a device. */
    ComponentHealth health();
}
