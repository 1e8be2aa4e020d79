package org.lepetpal.timebase;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import org.lepetpal.api.time.Timebase;

/** A worker in stepped time: its tasks run on the stepping thread, which is why close does not interrupt. */
final class SteppedWorker implements Timebase.Worker {
    private final SteppedTimebase time;
    private final String name;
    private final int backlog;
    private final InFlight inFlight;
    private final FailureLog failures;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean closed;

    SteppedWorker(SteppedTimebase time, String name, int backlog) {
        this.time = time;
        this.name = name;
        this.backlog = Periods.backlog(backlog);
        this.inFlight = new InFlight(name);
        this.failures = new FailureLog(name);
    }

    @Override
    public void execute(Runnable task) {
        synchronized (waiting) {
            if (closed || waiting.size() >= backlog) {
                throw new RejectedExecutionException(
                        name + (closed ? " is closed" : ": " + backlog + " tasks wait already"));
            }
            enqueue(task);
        }
    }

    /** After close it is dropped, as everything is that waits then. */
    @Override
    public void after(Duration delay, Runnable task) {
        time.at(time.nanoTime() + Periods.nanosOrZero(delay), () -> {
            synchronized (waiting) {
                if (!closed) {
                    enqueue(task);
                }
            }
        });
    }

    private void enqueue(Runnable task) {
        waiting.add(task);
        time.at(time.nanoTime(), this::runNext);
    }

    private void runNext() {
        inFlight.run(() -> {
            Runnable task;
            synchronized (waiting) {
                task = waiting.poll();
            }
            if (task != null) {
                failures.run(task);
            }
        });
    }

    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
            waiting.clear();
        }
        inFlight.awaitEnd(Duration.ofSeconds(2));
    }
}
