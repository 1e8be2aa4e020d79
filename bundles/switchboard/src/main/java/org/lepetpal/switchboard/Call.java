package org.lepetpal.switchboard;

import java.util.Optional;

/** Something that one was asked, until it is over: what it owes. */
final class Call {
    private final Optional<Thread> thread;
    private final long begunNanos;
    private boolean over;
    private boolean interrupted;
    /** Outlives the call, unlike the interrupt. */
    private volatile boolean givenUp;

    private Call(Optional<Thread> thread, long begunNanos) {
        this.thread = thread;
        this.begunNanos = begunNanos;
    }

    /** The calling thread waits for it. */
    static Call here(long nowNanos) {
        return new Call(Optional.of(Thread.currentThread()), nowNanos);
    }

    /** No thread waits for it. @param dueNanos since when it is owed; that may be yet to come */
    static Call promised(long dueNanos) {
        return new Call(Optional.empty(), dueNanos);
    }

    /** Nanoseconds; negative for what is not owed yet. */
    long owing(long nowNanos) {
        return nowNanos - begunNanos;
    }

    boolean keepsThread() {
        return thread.isPresent();
    }

    boolean givenUp() {
        return givenUp;
    }

    synchronized void interrupt() {
        if (!over) {
            interrupted = thread.isPresent();
            givenUp = true;
            thread.ifPresent(Thread::interrupt);
        }
    }

    /** An interrupt that came too late must not hit what the thread does next. */
    synchronized void end() {
        over = true;
        if (interrupted) {
            interrupted = false;
            Thread.interrupted();
        }
    }
}
