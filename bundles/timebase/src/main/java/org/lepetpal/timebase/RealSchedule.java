package org.lepetpal.timebase;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.time.Timebase.Priority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that beats on an absolute schedule: it parks, and where it may it spins through the last moments. */
final class RealSchedule implements Timebase.Schedule {
    private static final Logger LOG = LoggerFactory.getLogger(RealSchedule.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final long period;
    private final Timebase.Tick tick;
    private final Consumer<AutoCloseable> onClose;
    private final FailureLog failures;
    private final RunningBeat beat = new RunningBeat();
    private final Thread thread;
    private volatile boolean closed;
    private volatile Pace pace = Pace.ORDINARY;
    private Supplier<Pace> prelude = () -> Pace.ORDINARY;

    RealSchedule(String name, long period, Timebase.Tick tick, Consumer<AutoCloseable> onClose) {
        this.period = period;
        this.tick = tick;
        this.onClose = onClose;
        this.failures = new FailureLog(name);
        this.thread = new Thread(this::beat, name);
        thread.setDaemon(true);
    }

    /** @param onThread what the thread does to itself before its first beat, and how it may wait from then on */
    void start(Supplier<Pace> onThread) {
        prelude = onThread;
        thread.start();
    }

    private void beat() {
        long due = System.nanoTime() + period;
        failures.run(() -> pace = prelude.get());
        while (true) {
            long now = awaitDue(due);
            if (closed) {
                return;
            }
            long missed = (now - due) / period;
            due += missed * period;
            failures.run(tick, beat.at(due, now, missed));
            due += period;
        }
    }

    private long awaitDue(long due) {
        long now = System.nanoTime();
        while (!closed && now - due < 0) {
            long idle = due - now - pace.spinNanos();
            if (idle > 0) {
                LockSupport.parkNanos(this, idle);
                // A left-over interrupt would turn parking into spinning.
                Thread.interrupted();
            } else {
                Thread.onSpinWait();
            }
            now = System.nanoTime();
        }
        return now;
    }

    @Override
    public Priority priority() {
        return pace.priority();
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

    /**
     * How the thread waits for its beats.
     *
     * @param priority how it competes
     * @param spinNanos for how long before each beat it spins instead of parking; 0 for never
     */
    record Pace(Priority priority, long spinNanos) {
        static final Pace ORDINARY = new Pace(Priority.ORDINARY, 0);
    }
}
