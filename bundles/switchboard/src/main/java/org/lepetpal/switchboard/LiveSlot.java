package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.time.Timebase;

/**
 * One slot. What is active is one volatile reference: taking a lease is a read, an insertion into a concurrent set and a
 * second read, without any lock. Changes are decided one at a time under a lock; waiting for leases happens outside it.
 */
final class LiveSlot<T> implements Slot<T> {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final SlotName name;
    private final Timebase time;
    private final Receipts receipts;
    private final Supplier<Optional<String>> choice;
    private final List<Tenant<T>> tenants = new ArrayList<>();
    private volatile List<Tenant<T>> active = List.of();
    private boolean realSeen;

    /** @param choice the operator's, {@code name} or {@code name@version}; read under the slot's lock */
    LiveSlot(SlotName name, Timebase time, Receipts receipts, Supplier<Optional<String>> choice) {
        this.name = name;
        this.time = time;
        this.receipts = receipts;
        this.choice = choice;
    }

    SlotName name() {
        return name;
    }

    @Override
    public Optional<Lease<T>> take() {
        for (List<Tenant<T>> now = active; !now.isEmpty(); now = active) {
            Optional<Lease<T>> lease = lend(now.getFirst());
            if (lease.isPresent()) {
                return lease;
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Lease<T>> takeAll() {
        return active.stream().map(this::lend).flatMap(Optional::stream).toList();
    }

    private Optional<Lease<T>> lend(Tenant<T> tenant) {
        Lease<T> lease = tenant.lend();
        // Looked at again: whoever retired it in between may have seen no lease and gone on.
        if (active.contains(tenant)) {
            return Optional.of(lease);
        }
        lease.close();
        return Optional.empty();
    }

    void come(Tenant<T> tenant) {
        settle(() -> tenants.add(tenant), tenant.candidate().id() + " came");
    }

    /** When it returns, nobody is given the tenant any more, and the leases of it are back or {@link #PATIENCE} is over. */
    void leave(Tenant<T> tenant) {
        settle(() -> tenants.remove(tenant), tenant.candidate().id() + " left");
    }

    void describe(Tenant<T> tenant, Candidate changed) {
        settle(() -> tenant.describe(changed), changed.id() + " changed");
    }

    /** The operator's choice changed. */
    SwapReceipt choose(String reason) {
        Change<T> change = decide(() -> {});
        return receipt(change, "operator", reason);
    }

    /** Preferred first. */
    List<Candidate> candidates() {
        List<Tenant<T>> now = active;
        synchronized (tenants) {
            return Preference.sort(tenants, choice.get()).stream()
                    .map(tenant -> withActive(tenant.candidate(), now.contains(tenant)))
                    .toList();
        }
    }

    private static Candidate withActive(Candidate candidate, boolean active) {
        return new Candidate(
                candidate.slot(),
                candidate.name(),
                candidate.version(),
                candidate.origin(),
                candidate.ranking(),
                candidate.simulated(),
                active);
    }

    private void settle(Runnable edit, String why) {
        Change<T> change = decide(edit);
        if (!change.nothing()) {
            receipt(change, "platform", why);
        }
    }

    private Change<T> decide(Runnable edit) {
        synchronized (tenants) {
            List<Tenant<T>> before = active;
            edit.run();
            List<Tenant<T>> after = elect();
            active = after;
            realSeen |= after.stream().anyMatch(tenant -> !tenant.candidate().simulated());
            return new Change<>(before, after, time.nanoTime());
        }
    }

    private List<Tenant<T>> elect() {
        Optional<String> chosen = choice.get();
        return Preference.sort(tenants, chosen).stream()
                .filter(tenant -> Preference.eligible(tenant.candidate(), chosen, realSeen))
                .limit(name.several() ? Long.MAX_VALUE : 1)
                .toList();
    }

    private SwapReceipt receipt(Change<T> change, String who, String why) {
        boolean drained = true;
        for (Tenant<T> retired : change.retired()) {
            drained &= retired.awaitBack(PATIENCE);
        }
        return receipts.add(name, change.from(), change.to(), who, why, time.nanoTime() - change.sinceNanos(), drained);
    }
}
