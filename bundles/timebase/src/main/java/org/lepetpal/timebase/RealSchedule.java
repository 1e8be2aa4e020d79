package org.lepetpal.timebase;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that beats on an absolute schedule. */
final class RealSchedule implements Timebase.Schedule {
    private static final Logger LOG = LoggerFactory.getLogger(RealSchedule.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final long period;
    private final Timebase.Tick tick;
    private final Consumer<AutoCloseable> onClose;
    private final FailureLog failures;
    private final Thread thread;
    private volatile boolean closed;
    private Runnable prelude = () -> {};

    RealSchedule(String name, long period, Timebase.Tick tick, Consumer<AutoCloseable> onClose) {
        this.period = period;
        this.tick = tick;
        this.onClose = onClose;
        this.failures = new FailureLog(name);
        this.thread = new Thread(this::beat, name);
        thread.setDaemon(true);
    }

    /** @param onThread what the thread does to itself before its first beat */
    void start(Runnable onThread) {
        prelude = onThread;
        thread.start();
    }

    private void beat() {
        long due = System.nanoTime() + period;
        failures.run(prelude);
        while (true) {
            long now = awaitDue(due);
            if (closed) {
                return;
            }
            long missed = (now - due) / period;
            due += missed * period;
            Timebase.Beat beat = new Timebase.Beat(due, now, missed);
            failures.run(() -> tick.on(beat));
            due += period;
        }
    }

    private long awaitDue(long due) {
        long now = System.nanoTime();
        while (!closed && now - due < 0) {
            LockSupport.parkNanos(this, due - now);
            // A left-over interrupt would turn parking into spinning.
            Thread.interrupted();
            now = System.nanoTime();
        }
        return now;
    }

    @Override
    public void close() {
        closed = true;
        onClose.accept(this);
        LockSupport.unpark(thread);
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            if (!thread.join(PATIENCE)) {
                LOG.warn("the tick of {} did not end within {} ms", thread.getName(), PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "schedule " + thread.getName();
    }
}
