package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Who is using one service right now, so that it is not taken down under them. */
class Leases {
    private final Tickets out = new Tickets();
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

    /** From now on whoever looks finds it {@link #closed}. */
    void close() {
        closed = true;
    }

    /** Whether it has been withdrawn. Who asks with a ticket in hand and hears no is waited for. */
    boolean closed() {
        return closed;
    }

    /**
     * Waits for the tickets that are out now. Those of the calling thread do not count: it could not give them back while
     * it waits.
     *
     * @return whether all came back in time
     */
    boolean awaitBack(Duration patience) {
        Thread caller = Thread.currentThread();
        List<Ticket> owed =
                out.all().stream().filter(ticket -> ticket.holder != caller).toList();
        if (owed.isEmpty()) {
            return true;
        }
        lock.lock();
        try {
            waiting++;
            long nanos = patience.toNanos();
            while (owed.stream().anyMatch(out::contains)) {
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
        // The lock only when somebody waits: a tick must be able to give back without ever meeting a slow thread.
        if (out.remove(ticket) && waiting > 0) {
            lock.lock();
            try {
                back.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** One use. */
    final class Ticket implements AutoCloseable {
        private final Thread holder;

        private Ticket(Thread holder) {
            this.holder = holder;
        }

        /** Idempotent. */
        @Override
        public void close() {
            giveBack(this);
        }
    }
}
