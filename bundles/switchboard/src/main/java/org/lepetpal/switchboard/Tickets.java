package org.lepetpal.switchboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The tickets that are out. Each hangs on a peg of its own, so that the control loop, which takes and gives back three in a tick,
 * neither waits nor leaves anything here to the collector; where all pegs are taken the others go into a set. Any thread.
 */
final class Tickets {
    /** More than use one service at once. */
    private static final int PEGS = 16;

    private final AtomicReferenceArray<Leases.Ticket> pegs = new AtomicReferenceArray<>(PEGS);
    private final Set<Leases.Ticket> crowd = ConcurrentHashMap.newKeySet();

    void add(Leases.Ticket ticket) {
        if (!swapOnAny(null, ticket)) {
            crowd.add(ticket);
        }
    }

    /** @return whether it was there */
    boolean remove(Leases.Ticket ticket) {
        return swapOnAny(ticket, null) || crowd.remove(ticket);
    }

    boolean contains(Leases.Ticket ticket) {
        return all().contains(ticket);
    }

    /** Those that are out all the while that it takes to look, and maybe some that come or go meanwhile. */
    List<Leases.Ticket> all() {
        List<Leases.Ticket> all = new ArrayList<>(crowd);
        for (int i = 0; i < PEGS; i++) {
            Leases.Ticket ticket = pegs.get(i);
            if (ticket != null) {
                all.add(ticket);
            }
        }
        return all;
    }

    /** Puts {@code after} on a peg where {@code before} hangs; null stands for an empty peg. */
    private boolean swapOnAny(Leases.Ticket before, Leases.Ticket after) {
        for (int i = 0; i < PEGS; i++) {
            if (pegs.get(i) == before && pegs.compareAndSet(i, before, after)) {
                return true;
            }
        }
        return false;
    }
}
