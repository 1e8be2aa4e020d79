package org.lepetpal.api.swap;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A place that one service, or several together, fill. Who needs it asks each time, once, at the top of its turn, and
 * closes the lease when the turn is over: a withdrawal waits, up to half a second, for the leases that are out.
 *
 * @param <T> the service
 */
@ProviderType
public interface Slot<T> {
    /** The active service; the preferred one where several are active. Any thread; never blocks. */
    Optional<Lease<T>> take();

    /** All active services, preferred first. The caller closes each. */
    List<Lease<T>> takeAll();

    /** A standing lease of its own, for one who asks over and over. */
    Station<T> station();
}
