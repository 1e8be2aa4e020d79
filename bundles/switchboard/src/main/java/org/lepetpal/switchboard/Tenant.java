package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Lease;

/** One service that could fill a slot, and the leases of it that are out. */
final class Tenant<T> {
    private final T service;
    private final long age;
    private final Set<Lent> out = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition back = lock.newCondition();
    private volatile int waiting;
    private volatile Candidate candidate;

    /** @param age rises with every newcomer; {@code service.id} will do */
    Tenant(Candidate candidate, T service, long age) {
        this.candidate = candidate;
        this.service = service;
        this.age = age;
    }

    Candidate candidate() {
        return candidate;
    }

    /** Its properties changed. */
    void describe(Candidate changed) {
        candidate = changed;
    }

    long age() {
        return age;
    }

    /** Lends it to the calling thread; takes no lock. */
    Lease<T> lend() {
        Lent lease = new Lent(Thread.currentThread());
        out.add(lease);
        return lease;
    }

    /**
     * Waits for the leases that are out now. Those of the calling thread do not count: it could not give them back while
     * it waits.
     *
     * @return whether all came back in time
     */
    boolean awaitBack(Duration patience) {
        Thread caller = Thread.currentThread();
        List<Lent> owed = out.stream().filter(lease -> lease.holder != caller).toList();
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

    private void giveBack(Lent lease) {
        // The lock only when somebody waits: a tick must be able to give back without ever meeting a slow thread.
        if (out.remove(lease) && waiting > 0) {
            lock.lock();
            try {
                back.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private final class Lent implements Lease<T> {
        private final Thread holder;

        private Lent(Thread holder) {
            this.holder = holder;
        }

        @Override
        public T service() {
            return service;
        }

        @Override
        public Candidate candidate() {
            return candidate;
        }

        @Override
        public void close() {
            giveBack(this);
        }
    }
}
