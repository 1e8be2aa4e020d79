package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Who is using one service right now, so that it is not taken down under them: by a ticket for one use, or on a seat for one
 * use after the other.
 */
class Leases {
    private final Tickets out = new Tickets();
    private final List<Seat> seats = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition back = lock.newCondition();
    private volatile int waiting;
    private volatile boolean closed;

    /** Notes that the calling thread uses it; takes no lock. */
    Ticket lend() {
        Ticket ticket = new Ticket(Thread.currentThread());
        out.add(ticket);
        return ticket;
    }

    /** A place for one who uses it over and over, until {@link #remove}. */
    Seat seat() {
        Seat seat = new Seat(this::tell);
        seats.add(seat);
        return seat;
    }

    /** Its user does not come back. Who waits for him still sees when he gets up. */
    void remove(Seat seat) {
        seats.remove(seat);
    }

    /** From now on whoever looks finds it {@link #closed}. */
    void close() {
        closed = true;
    }

    /** Whether it has been withdrawn. Who asks with a ticket in hand and hears no is waited for. */
    boolean closed() {
        return closed;
    }

    /**
     * Waits for the uses that are under way now. Those of the calling thread do not count: it could not end them while
     * it waits.
     *
     * @return whether all ended in time
     */
    boolean awaitBack(Duration patience) {
        Thread caller = Thread.currentThread();
        List<Use> owed = Stream.concat(
                        out.all().stream(), seats.stream().map(Seat::use).flatMap(Optional::stream))
                .filter(use -> !use.isBy(caller))
                .toList();
        if (owed.isEmpty()) {
            return true;
        }
        lock.lock();
        try {
            waiting++;
            long nanos = patience.toNanos();
            while (!owed.stream().allMatch(Use::over)) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = back.awaitNanos(nanos);
            }
            return true;
        } catch (InterruptedException e) {
            caller.interrupt();
            return false;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    private void giveBack(Ticket ticket) {
        if (out.remove(ticket)) {
            tell();
        }
    }

    /** A use has ended. */
    private void tell() {
        // The lock only when somebody waits: a tick must be able to give back without ever meeting a slow thread.
        if (waiting > 0) {
            lock.lock();
            try {
                back.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** One use. */
    final class Ticket implements Use, AutoCloseable {
        private final Thread holder;

        private Ticket(Thread holder) {
            this.holder = holder;
        }

        @Override
        public boolean isBy(Thread thread) {
            return holder == thread;
        }

        @Override
        public boolean over() {
            return !out.contains(this);
        }

        /** Idempotent. */
        @Override
        public void close() {
            giveBack(this);
        }
    }
}
