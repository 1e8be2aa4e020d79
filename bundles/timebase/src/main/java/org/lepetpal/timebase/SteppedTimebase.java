package org.lepetpal.timebase;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.lepetpal.api.time.SteppedTime;
import org.lepetpal.api.time.Timebase;

/**
 * Time that stands still until it is stepped. Everything that falls due runs on the stepping thread in order of time,
 * then of creation: the same steps give the same run. Schedules, workers and timers may be made and closed by any thread.
 */
public final class SteppedTimebase implements Timebase, SteppedTime {
    /** Not 0, so that a forgotten start value shows. */
    private static final long ORIGIN_NANOS = 1_000_000_000L;

    private final ReentrantLock stepping = new ReentrantLock(true);
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private volatile long now = ORIGIN_NANOS;
    private long created;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Schedule every(String threadName, Duration period, Urgency urgency, Tick tick) {
        SteppedSchedule schedule = new SteppedSchedule(this, threadName, Periods.nanos(period), tick);
        schedule.start();
        return schedule;
    }

    @Override
    public Worker worker(String threadName, int backlog) {
        return new SteppedWorker(this, threadName, backlog);
    }

    /** @throws IllegalStateException when called from something that is being stepped */
    @Override
    public long advance(Duration span) {
        if (stepping.isHeldByCurrentThread()) {
            throw new IllegalStateException("time cannot be stepped from within a step");
        }
        stepping.lock();
        try {
            long until = now + Periods.nanosOrZero(span);
            for (Event event = takeDue(until); event != null; event = takeDue(until)) {
                // Never back: another thread may have asked for something while time went on.
                now = Math.max(now, event.dueNanos());
                event.action().run();
            }
            now = until;
            return until;
        } finally {
            stepping.unlock();
        }
    }

    /** Runs {@code action} once at {@code dueNanos}, at once when that has passed; what is made first runs first. */
    void at(long dueNanos, Runnable action) {
        synchronized (events) {
            events.add(new Event(dueNanos, created++, action));
        }
    }

    private Event takeDue(long until) {
        synchronized (events) {
            Event first = events.peek();
            return first == null || first.dueNanos() > until ? null : events.poll();
        }
    }

    private record Event(long dueNanos, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(dueNanos, other.dueNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
