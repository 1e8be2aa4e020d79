package org.lepetpal.command;

import java.time.Duration;
import java.util.Optional;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.time.Timebase;

/** Whose code a worker's thread is in, or about to be in. Written by that thread, read by any. */
final class Custody {
    /** Who keeps a thread for that long in one call may keep it for ever. */
    private static final long LONG = Duration.ofSeconds(1).toNanos();

    private final Slot<Policy> slot;
    private final Timebase time;
    private volatile Optional<Held> held = Optional.empty();

    Custody(Slot<Policy> slot, Timebase time) {
        this.slot = slot;
        this.time = time;
    }

    private record Held(Policy by, long sinceNanos) {}

    void of(Policy policy) {
        held = Optional.of(new Held(policy, time.nanoTime()));
    }

    /** Of whichever policy begins what comes next. */
    void ofActive() {
        active().map(Lease::service).ifPresentOrElse(this::of, this::nobodys);
    }

    void nobodys() {
        held = Optional.empty();
    }

    boolean isNobodys() {
        return held.isEmpty();
    }

    /** Whether it is that of a policy which is no longer the active one. */
    boolean isOutdated() {
        Optional<Policy> holder = held.map(Held::by);
        return holder.isPresent() && !holder.equals(active().map(Lease::service));
    }

    /** Whether a policy has long kept what another one, which is active and serves this, is to take over at once. */
    boolean isToBeHandedOver(String instruction) {
        return held.filter(now -> time.nanoTime() - now.sinceNanos() > LONG)
                .flatMap(now -> active().filter(lease -> lease.service() != now.by()))
                .filter(Lease::handOver)
                .filter(lease -> lease.service().description().serves(instruction))
                .isPresent();
    }

    /** Given back already: who is active is asked for, and nothing of it. */
    private Optional<Lease<Policy>> active() {
        Optional<Lease<Policy>> lease = slot.take();
        lease.ifPresent(Lease::close);
        return lease;
    }
}
