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

    /** Gives it back. Idempotent. */
    @Override
    void close();
}
