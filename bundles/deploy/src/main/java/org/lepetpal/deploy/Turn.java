package org.lepetpal.deploy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;

/** Whose turn it is to let something in or take it out; nobody waits for it without end. */
final class Turn {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration PATIENTLY = Duration.ofMinutes(1);

    private final ReentrantLock lock = new ReentrantLock(true);

    /** What is done in one's turn. */
    @FunctionalInterface
    interface Deed<T> {
        T run() throws BundleRefused, IOException;
    }

    /** What is done in one's turn, and is refused to nobody. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** @throws BundleRefused as busy, where another one has it for longer */
    <T> T soon(Deed<T> deed) throws BundleRefused, IOException {
        if (!take(SOON)) {
            throw new BundleRefused(
                    Reason.BUSY, "Another bundle is on its way, or what is there is being kept as the last good set");
        }
        try {
            return deed.run();
        } finally {
            lock.unlock();
        }
    }

    /** @throws IOException where another one has it for longer than a minute */
    <T> T patiently(Work<T> work) throws IOException {
        if (!take(PATIENTLY)) {
            throw new IOException("another bundle has been on its way for a minute");
        }
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }

    private boolean take(Duration patience) throws InterruptedIOException {
        try {
            return lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Hands.stopped(e);
        }
    }
}
