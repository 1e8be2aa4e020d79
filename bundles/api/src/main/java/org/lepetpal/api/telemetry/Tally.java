package org.lepetpal.api.telemetry;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that a part of the robot counts, for who measures the robot ({@code /metrics}). Registered for as long as the part's
 * bundle is started.
 */
@ConsumerType
public interface Tally {
    /** What is counted: lower case words joined by {@code _}, the part first, for example {@code arm_glitches}. */
    String name();

    /** One sentence for people. */
    String help();

    /** How often it happened; begins anew with the part. Any thread; answers from memory. */
    long count();
}
