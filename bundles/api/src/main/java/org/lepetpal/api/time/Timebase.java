package org.lepetpal.api.time;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The robot's time. Everything that waits, repeats or works in the background does it through this service, so that the
 * same robot runs in real time or is stepped, faster than real time and the same every time, by a test.
 *
 * <p>In real time each {@link #every} and each {@link #worker} owns one named thread. In stepped time all of them run one
 * after the other on the thread that steps. No callback may block for anything but its device.
 */
@ProviderType
public interface Timebase {
    /** Monotonic nanoseconds with an arbitrary origin. Any thread; never blocks. */
    long nanoTime();

    /**
     * Calls {@code tick} at a fixed rate on an absolute schedule, first one period from now. A tick that comes late is
     * not made up for: beats that have wholly passed are skipped and counted by the next {@link Beat#missed()}.
     *
     * @param threadName name of the thread that runs it, for example {@code control-loop}
     * @param period longer than zero
     * @param urgency what the thread competes with
     * @return closes the schedule; waits up to 1 s for a tick in flight, and does not wait when called from the tick
     */
    Schedule every(String threadName, Duration period, Urgency urgency, Tick tick);

    /**
     * A worker that runs tasks one at a time in the order given. At most {@code backlog} tasks wait.
     *
     * @param threadName name of its thread
     * @param backlog 1 or more; a task beyond it is refused with {@link java.util.concurrent.RejectedExecutionException}
     */
    Worker worker(String threadName, int backlog);

    /**
     * Raises the calling thread for as long as it lives; for a thread that a library made. Never fails; does nothing in
     * stepped time.
     *
     * @return how it competes from now on
     */
    default Priority raise(Urgency urgency) {
        return Priority.ORDINARY;
    }

    /** How a thread competes for the processor. */
    enum Urgency {
        /** The control loop: raised priority where the machine permits it. */
        CONTROL,
        /**
         * Who takes in a software stop: after the control loop, and before everything else where the machine permits it. For
         * work of microseconds alone.
         */
        STOP,
        /** Everything else. */
        NORMAL
    }

    /**
     * How a thread really competes for the processor.
     *
     * @param realTime whether it goes before every ordinary thread
     * @param detail for people: the class and level, or why it was not granted and what grants it
     */
    record Priority(boolean realTime, String detail) {
        /** Like everybody else, without having asked for more. */
        public static final Priority ORDINARY = new Priority(false, "ordinary priority");
    }

    /** What is called on every beat. An exception is logged and does not end the schedule. */
    @FunctionalInterface
    interface Tick {
        void on(Beat beat);
    }

    /** One beat of a schedule, good until the call returns that it is given to: who wants to know it later notes its numbers. */
    interface Beat {
        /** When it was due, on the scale of {@link Timebase#nanoTime()}. */
        long dueNanos();

        /** When it began; at least {@link #dueNanos()}. */
        long nowNanos();

        /** Beats skipped since the last one; 0 or more. */
        long missed();

        /** Nanoseconds from due to begun; 0 or more. */
        default long latenessNanos() {
            return nowNanos() - dueNanos();
        }
    }

    /** A running schedule. */
    interface Schedule extends AutoCloseable {
        /** How its thread competes now; ordinary until it has begun. Any thread. */
        default Priority priority() {
            return Priority.ORDINARY;
        }

        @Override
        void close();
    }

    /** A background worker. */
    interface Worker extends java.util.concurrent.Executor, AutoCloseable {
        /** Runs {@code task} once, {@code delay} from now, after what is then waiting. */
        void after(Duration delay, Runnable task);

        /** Drops what waits, interrupts what runs, and waits up to 2 s for it; from its own thread it does not wait. */
        @Override
        void close();
    }
}
