package org.lepetpal.switchboard;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where one user of a service sits down and gets up again, turn by turn, which costs a volatile write each time and leaves
 * nothing to the collector. Turns are counted: the number is odd while he sits, and who waits for him waits until it is
 * another one. One user at a time; anybody looks.
 */
class Seat {
    private final AtomicLong turns = new AtomicLong();
    private final Runnable onFree;
    /** Of the thread that sits, or sat last. A number and no thread, which would be kept after its end. */
    private volatile long holder;

    /** @param onFree told whenever it is free again; must return at once */
    Seat(Runnable onFree) {
        this.onFree = onFree;
    }

    /** Begins a turn of the calling thread. */
    void take() {
        long caller = Thread.currentThread().threadId();
        // First who it is: whoever sees that somebody sits here looks whether it is himself.
        if (holder != caller) {
            holder = caller;
        }
        turns.incrementAndGet();
    }

    /** Ends it. Idempotent. */
    void free() {
        if (taken()) {
            turns.incrementAndGet();
            onFree.run();
        }
    }

    boolean taken() {
        return odd(turns.get());
    }

    /** The turn that is under way. */
    Optional<Use> use() {
        long turn = turns.get();
        return odd(turn) ? Optional.of(new Turn(this, turn, holder)) : Optional.empty();
    }

    private static boolean odd(long turn) {
        return (turn & 1) != 0;
    }

    private record Turn(Seat seat, long number, long holder) implements Use {
        @Override
        public boolean isBy(Thread thread) {
            return holder == thread.threadId();
        }

        @Override
        public boolean over() {
            return seat.turns.get() != number;
        }
    }
}
