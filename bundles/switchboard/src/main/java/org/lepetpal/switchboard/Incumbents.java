package org.lepetpal.switchboard;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.swap.Lease;

/**
 * Who is active in one slot, and lent out. All of it is one volatile reference: taking a lease is a read, a ticket hung up and a
 * second read, without any lock.
 */
final class Incumbents<T> {
    private volatile Active<T> active = new Active<>(List.of(), false);

    /**
     * Who is active.
     *
     * @param tenants preferred first
     * @param handOver see {@link Lease#handOver()}
     */
    private record Active<T>(List<Tenant<T>> tenants, boolean handOver) {}

    /** From now on others are lent. Call it with the house's lock. */
    void become(List<Tenant<T>> tenants, boolean handOver) {
        active = new Active<>(tenants, handOver);
    }

    /** Preferred first. */
    List<Tenant<T>> tenants() {
        return active.tenants;
    }

    boolean handOver() {
        return active.handOver;
    }

    boolean has(Tenant<T> tenant) {
        return active.tenants.contains(tenant);
    }

    /** A lease of the preferred one. */
    Optional<Lease<T>> take() {
        for (Active<T> now = active; !now.tenants.isEmpty(); now = active) {
            Optional<Lease<T>> lease = lend(now.tenants.getFirst(), now.handOver);
            if (lease.isPresent()) {
                return lease;
            }
        }
        return Optional.empty();
    }

    /** A lease of each. */
    List<Lease<T>> takeAll() {
        Active<T> now = active;
        return now.tenants.stream()
                .map(tenant -> lend(tenant, now.handOver))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Lease<T>> lend(Tenant<T> tenant, boolean handOver) {
        Lease<T> lease = tenant.lend(handOver);
        // Looked at again: whoever retired it in between may have seen no lease and gone on.
        if (has(tenant)) {
            return Optional.of(lease);
        }
        lease.close();
        return Optional.empty();
    }
}
