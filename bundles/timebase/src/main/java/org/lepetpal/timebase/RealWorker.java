package org.lepetpal.timebase;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that works off a bounded queue, and timers that join the queue when they fall due. */
final class RealWorker implements Timebase.Worker {
    private static final Logger LOG = LoggerFactory.getLogger(RealWorker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final int backlog;
    private final Consumer<AutoCloseable> onClose;
    private final FailureLog failures;
    private final Thread thread;
    private long created;
    private boolean closed;

    RealWorker(String name, int backlog, Consumer<AutoCloseable> onClose) {
        this.backlog = Periods.backlog(backlog);
        this.onClose = onClose;
        this.failures = new FailureLog(name);
        this.thread = new Thread(this::work, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void execute(Runnable task) {
        lock.lock();
        try {
            if (closed || waiting.size() >= backlog) {
                throw new RejectedExecutionException(
                        thread.getName() + (closed ? " is closed" : ": " + backlog + " tasks wait already"));
            }
            waiting.add(task);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** After close it is dropped, as everything is that waits then. */
    @Override
    public void after(Duration delay, Runnable task) {
        long due = System.nanoTime() + Periods.nanosOrZero(delay);
        lock.lock();
        try {
            if (!closed) {
                timers.add(new Timer(due, created++, task));
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        while (true) {
            Runnable task;
            lock.lock();
            try {
                if (closed) {
                    return;
                }
                task = next();
            } finally {
                lock.unlock();
            }
            failures.run(task);
        }
    }

    /** The next task; an empty one when the wait was cut short, so that the caller looks again. */
    private Runnable next() {
        long now = System.nanoTime();
        while (!timers.isEmpty() && timers.peek().due() - now <= 0) {
            waiting.add(timers.poll().task());
        }
        if (!waiting.isEmpty()) {
            return waiting.poll();
        }
        try {
            if (timers.isEmpty()) {
                changed.await();
            } else {
                changed.awaitNanos(timers.peek().due() - now);
            }
        } catch (InterruptedException e) {
            // Meant for a task that has ended meanwhile; the flag must not leak into the next one. A close is seen
            // above.
            LOG.debug("{} woken by an interrupt", thread.getName());
        }
        return () -> {};
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            timers.clear();
            changed.signal();
        } finally {
            lock.unlock();
        }
        onClose.accept(this);
        if (Thread.currentThread() == thread) {
            return;
        }
        thread.interrupt();
        try {
            if (!thread.join(PATIENCE)) {
                LOG.warn("the task of {} did not end within {} ms", thread.getName(), PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "worker " + thread.getName();
    }

    private record Timer(long due, long order, Runnable task) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            // Differences, not values: nanoseconds may wrap around.
            int byTime = Long.signum(due - other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
