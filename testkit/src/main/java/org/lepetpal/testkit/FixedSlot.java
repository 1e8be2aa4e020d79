package org.lepetpal.testkit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Station;

/** A slot that a test fills and empties by hand. The first one in is the preferred one. */
public final class FixedSlot<T> implements Slot<T> {
    private final SlotName name;
    private final CopyOnWriteArrayList<Filling<T>> fillings = new CopyOnWriteArrayList<>();
    private final AtomicInteger leases = new AtomicInteger();

    public FixedSlot(SlotName name) {
        this.name = name;
    }

    /** Puts a service in, behind those that are there. */
    public FixedSlot<T> with(String candidate, T service) {
        fillings.add(new Filling<>(called(candidate), service, false));
        return this;
    }

    /**
     * Puts a service in before those that are there, as a swap does.
     *
     * @param handOver whether what is under way is to change over to it
     */
    public FixedSlot<T> ahead(String candidate, T service, boolean handOver) {
        fillings.addFirst(new Filling<>(called(candidate), service, handOver));
        return this;
    }

    private Candidate called(String candidate) {
        return new Candidate(name, candidate, "1.0.0", "org.lepetpal.testkit", 0, false, true);
    }

    /** Takes everything out. */
    public void clear() {
        fillings.clear();
    }

    /** Leases that have not been given back. */
    public int leasesOut() {
        return leases.get();
    }

    @Override
    public Optional<Lease<T>> take() {
        List<Filling<T>> now = List.copyOf(fillings);
        return now.isEmpty() ? Optional.empty() : Optional.of(lend(now.getFirst()));
    }

    @Override
    public List<Lease<T>> takeAll() {
        return fillings.stream().map(this::lend).toList();
    }

    /** Its turns count as leases. */
    @Override
    public Station<T> station() {
        return new LeasingStation<>(this);
    }

    private Lease<T> lend(Filling<T> filling) {
        leases.incrementAndGet();
        return new CountedLease<>(filling, new AtomicBoolean(), leases);
    }

    private record Filling<T>(Candidate candidate, T service, boolean handOver) {}

    private record CountedLease<T>(Filling<T> filling, AtomicBoolean back, AtomicInteger leases) implements Lease<T> {
        @Override
        public T service() {
            return filling.service();
        }

        @Override
        public Candidate candidate() {
            return filling.candidate();
        }

        @Override
        public boolean handOver() {
            return filling.handOver();
        }

        @Override
        public void close() {
            if (back.compareAndSet(false, true)) {
                leases.decrementAndGet();
            }
        }
    }
}
