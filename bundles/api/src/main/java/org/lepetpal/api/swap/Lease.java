package org.lepetpal.api.swap;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A service lent for one turn; keep it for no more than 100 ms, one inference excepted.
 *
 * @param <T> the service
 */
@ProviderType
public interface Lease<T> extends AutoCloseable {
    T service();

    /** Which candidate it is. */
    Candidate candidate();

    /**
     * Whether who works with another one is to change over to this one at the next opportunity, because the operator
     * wants it so or the other one did badly; else it ends with the other one what it began.
     */
    default boolean handOver() {
        return false;
    }

    /** Gives it back. Idempotent. */
    @Override
    void close();
}
