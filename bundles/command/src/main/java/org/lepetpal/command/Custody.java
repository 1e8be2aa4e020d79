package org.lepetpal.command;

import java.util.Optional;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;

/** Whose code a worker's thread is in, or about to be in. Written by that thread, read by any. */
final class Custody {
    private final Slot<Policy> slot;
    private volatile Optional<Policy> holder = Optional.empty();

    Custody(Slot<Policy> slot) {
        this.slot = slot;
    }

    void of(Policy policy) {
        holder = Optional.of(policy);
    }

    /** Of whichever policy begins what comes next. */
    void ofActive() {
        holder = active();
    }

    void nobodys() {
        holder = Optional.empty();
    }

    boolean isNobodys() {
        return holder.isEmpty();
    }

    /** Whether it is that of a policy which is no longer the active one. */
    boolean isOutdated() {
        Optional<Policy> now = holder;
        return now.isPresent() && !now.equals(active());
    }

    private Optional<Policy> active() {
        Optional<Lease<Policy>> lease = slot.take();
        try {
            return lease.map(Lease::service);
        } finally {
            lease.ifPresent(Lease::close);
        }
    }
}
