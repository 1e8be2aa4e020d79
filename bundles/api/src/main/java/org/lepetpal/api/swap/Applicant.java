package org.lepetpal.api.swap;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Who means to become a candidate and is none yet: a model that is being loaded, or that was refused. Registered as a
 * service by whoever loads it, for as long as it is to be there; what it says is shown while no service of the same slot,
 * name and version is.
 */
@FunctionalInterface
@ConsumerType
public interface Applicant {
    /** As it is now, see {@link Candidate#applying}. Any thread; answers from memory in well under 1 ms. */
    Candidate application();
}
