package org.lepetpal.timebase;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One callback at a time, whose end others may await; the thread that runs it does not wait for itself. */
final class InFlight {
    private static final Logger LOG = LoggerFactory.getLogger(InFlight.class);

    private final ReentrantLock running = new ReentrantLock();
    private final String name;

    InFlight(String name) {
        this.name = name;
    }

    void run(Runnable callback) {
        running.lock();
        try {
            callback.run();
        } finally {
            running.unlock();
        }
    }

    void awaitEnd(Duration patience) {
        try {
            if (running.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                running.unlock();
            } else {
                LOG.warn("{} did not end within {} ms", name, patience.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
