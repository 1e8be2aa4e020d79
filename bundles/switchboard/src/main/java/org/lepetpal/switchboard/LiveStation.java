package org.lepetpal.switchboard;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Station;

/**
 * A standing lease of whoever is active in one slot. Its user keeps a seat with the one whom it found last; only with another
 * one does it take another. A turn is begun by sitting down and looking again who is active: either the look finds that he
 * was retired, or who retired him finds the seat taken.
 */
final class LiveStation<T> implements Station<T> {
    private final Incumbents<T> incumbents;
    private Optional<Stay<T>> stay = Optional.empty();
    private boolean closed;

    /**
     * With whom it is.
     *
     * @param service of this tenant, as it is given out
     */
    private record Stay<T>(Tenant<T> tenant, Seat seat, Optional<T> service) {
        static <T> Stay<T> with(Tenant<T> tenant) {
            return new Stay<>(tenant, tenant.conduct().leases().seat(), Optional.of(tenant.service()));
        }
    }

    LiveStation(Incumbents<T> incumbents) {
        this.incumbents = incumbents;
    }

    @Override
    public Optional<T> enter() {
        if (inside()) {
            throw new IllegalStateException("the turn before has not been left");
        }
        if (closed) {
            return Optional.empty();
        }
        for (List<Tenant<T>> now = incumbents.tenants(); !now.isEmpty(); now = incumbents.tenants()) {
            Stay<T> with = with(now.getFirst());
            with.seat().take();
            // Looked at again: whoever retired him in between may have seen nobody here and gone on.
            if (incumbents.has(with.tenant())) {
                return with.service();
            }
            with.seat().free();
        }
        goAway();
        return Optional.empty();
    }

    private boolean inside() {
        return stay.isPresent() && stay.get().seat().taken();
    }

    private Stay<T> with(Tenant<T> tenant) {
        if (stay.isEmpty() || stay.get().tenant() != tenant) {
            goAway();
            stay = Optional.of(Stay.with(tenant));
        }
        return stay.get();
    }

    /** Nothing is kept of who is active no longer: his bundle may have gone. */
    private void goAway() {
        if (stay.isPresent()) {
            stay.get().tenant().conduct().leases().remove(stay.get().seat());
            stay = Optional.empty();
        }
    }

    @Override
    public Candidate candidate() {
        if (!inside()) {
            throw new IllegalStateException("there is no turn");
        }
        return stay.get().tenant().candidate();
    }

    @Override
    public void leave() {
        if (stay.isPresent()) {
            stay.get().seat().free();
        }
    }

    @Override
    public void close() {
        closed = true;
        leave();
        goAway();
    }
}
