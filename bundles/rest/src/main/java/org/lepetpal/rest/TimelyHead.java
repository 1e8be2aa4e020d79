package org.lepetpal.rest;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * One connection, on which the whole head of a request has to come in time: the patience runs from when the connection is
 * opened, or from the end of the answer before, and no byte begins it anew. It is the wire's time, by the server's own clock. Any
 * thread; nobody waits here, for the threads that read requests go before others, and those may hold a lock without a processor.
 */
final class TimelyHead {
    private static final Wait NONE = new Wait(0);

    private final EndPoint connection;
    private final Scheduler scheduler;
    private final Duration patience;
    private final AtomicReference<Wait> wait = new AtomicReference<>(NONE);
    private volatile Scheduler.Task clock = () -> false;

    TimelyHead(EndPoint connection, Scheduler scheduler, Duration patience) {
        this.connection = connection;
        this.scheduler = scheduler;
        this.patience = patience;
    }

    /** From now on a head is waited for. */
    void begin() {
        Wait mine = new Wait(System.nanoTime());
        wait.set(mine);
        clock = scheduler.schedule(() -> end(mine), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The head is there, or the connection is over: nothing is waited for. */
    void isOver() {
        wait.set(NONE);
        clock.cancel();
    }

    /** How long it has been waited for; less than 0 where nothing is waited for. */
    long waitedNanos(long nowNanos) {
        Wait now = wait.get();
        return now == NONE ? -1 : Math.max(0, nowNanos - now.beganNanos);
    }

    /** Closes the connection if a head is still waited for. */
    void giveUp() {
        end(wait.get());
    }

    /** The clock of one wait ends no other. */
    private void end(Wait mine) {
        if (mine != NONE && wait.compareAndSet(mine, NONE)) {
            clock.cancel();
            connection.close();
        }
    }

    /** Each is told from all others, whenever it began. */
    private static final class Wait {
        private final long beganNanos;

        private Wait(long beganNanos) {
            this.beganNanos = beganNanos;
        }
    }
}
