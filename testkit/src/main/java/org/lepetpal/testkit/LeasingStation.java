package org.lepetpal.testkit;

import java.util.Optional;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.Station;

/** A station whose turns are leases of its slot. */
public final class LeasingStation<T> implements Station<T> {
    private final Slot<T> slot;
    private Optional<Lease<T>> turn = Optional.empty();
    private boolean closed;

    public LeasingStation(Slot<T> slot) {
        this.slot = slot;
    }

    @Override
    public Optional<T> enter() {
        if (turn.isPresent()) {
            throw new IllegalStateException("the turn before has not been left");
        }
        turn = closed ? Optional.empty() : slot.take();
        return turn.map(Lease::service);
    }

    @Override
    public Candidate candidate() {
        return turn.orElseThrow(() -> new IllegalStateException("there is no turn"))
                .candidate();
    }

    @Override
    public void leave() {
        turn.ifPresent(Lease::close);
        turn = Optional.empty();
    }

    @Override
    public void close() {
        closed = true;
        leave();
    }
}
