package org.lepetpal.rest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets requests do one after the other, in the order in which they are ready, what costs a core for a while, which the robot needs itself. Who takes longer than the patience of who is next
 * is waited for no more, and has no place any more: one that hangs must not end it for everybody. Any thread.
 */
final class Turns {
    private final int most;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private final Set<Place> places = new HashSet<>();
    private final Deque<Place> waiting = new ArrayDeque<>();
    private Optional<Place> current = Optional.empty();

    /**
     * @param most requests at once, with those that wait
     * @param patience how long one is waited for
     */
    Turns(int most, Duration patience) {
        this.most = most;
        this.patience = patience;
    }

    /** @throws ApiError 429 where too many are there */
    Place enter() {
        lock.lock();
        try {
            if (places.size() >= most) {
                throw new ApiError(
                        ErrorCode.RATE_LIMITED, "Other pictures are being looked at; try again later", Map.of());
            }
            Place place = new Place();
            places.add(place);
            return place;
        } finally {
            lock.unlock();
        }
    }

    /** Of one request. */
    final class Place implements AutoCloseable {
        /** Blocks until it is this one's turn, at most the patience for each of those ahead. @throws ApiError 503 where the robot stops meanwhile */
        void begin() {
            lock.lock();
            try {
                waiting.addLast(this);
                awaitThoseAhead();
                awaitCurrent();
                current.ifPresent(places::remove);
                current = Optional.of(this);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw ApiError.unavailable("Interrupted while other pictures were looked at", "interrupted");
            } finally {
                waiting.remove(this);
                over.signalAll();
                lock.unlock();
            }
        }

        /** Each of them is next at some time, and waits no longer than the patience then. */
        private void awaitThoseAhead() throws InterruptedException {
            while (waiting.getFirst() != this) {
                over.await();
            }
        }

        private void awaitCurrent() throws InterruptedException {
            long nanos = patience.toNanos();
            while (current.isPresent() && nanos > 0) {
                nanos = over.awaitNanos(nanos);
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                places.remove(this);
                current = current.filter(place -> place != this);
                over.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
