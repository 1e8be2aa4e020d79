package org.lepetpal.safety;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.time.Timebase;

/**
 * The arm, for one at a time: it is borrowed for each call and never kept, and what is known of it is begun anew with every
 * arm that comes.
 */
final class ArmTurn {
    private final Slot<Arm> slot;
    private final RuleBook book;
    private final Timebase time;
    /** Held for one exchange with the arm at most. */
    private final ReentrantLock turn = new ReentrantLock();
    /** Written within a turn. */
    private volatile Optional<Grasp> known = Optional.empty();
    /** Written within a turn. */
    private volatile long turnover;
    /** The description that was asked for last. */
    private volatile Optional<ArmDescription> described = Optional.empty();

    ArmTurn(Slot<Arm> slot, RuleBook book, Timebase time) {
        this.slot = slot;
        this.book = book;
        this.time = time;
    }

    /** What is known of the arm in use; empty before its first use. Any thread. */
    Optional<Grasp> known() {
        return known;
    }

    /** @param grasp what is known from now on; for the holder of the turn */
    void know(Grasp grasp) {
        known = Optional.of(grasp);
    }

    /** What the arm in its slot is. Any thread. */
    Optional<ArmDescription> description() {
        Optional<Lease<Arm>> taken = slot.take();
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        try (Lease<Arm> lease = taken.get()) {
            ArmDescription description = lease.service().description();
            Optional<ArmDescription> last = described;
            if (last.isEmpty() || last.get() != description) {
                last = Optional.of(description);
                described = last;
            }
            return last;
        }
    }

    /** Waits for the turn, for one exchange of another's at most. */
    void take() {
        turn.lock();
    }

    /** Takes the turn if nobody has it. */
    boolean takeIfFree() {
        return turn.tryLock();
    }

    void give() {
        turn.unlock();
    }

    /**
     * Borrows the arm for one use. For the holder of the turn.
     *
     * @throws IOException when there is none, or the use fails
     */
    <T> T borrow(Use<T> use) throws IOException {
        Optional<Lease<Arm>> taken = slot.take();
        if (taken.isEmpty()) {
            known = Optional.empty();
            throw new IOException("there is no arm");
        }
        try (Lease<Arm> lease = taken.get()) {
            Arm arm = lease.service();
            Optional<Grasp> held = known;
            if (held.isEmpty() || held.get().arm() != arm) {
                // At once: nobody is to be told of the other one's goal, even if this one does not answer.
                held = Optional.of(come(arm));
                known = held;
            }
            return use.of(held.get());
        }
    }

    /** How many arms have come so far. Any thread. */
    long turnover() {
        return turnover;
    }

    private Grasp come(Arm arm) {
        turnover++;
        ArmDescription description = arm.description();
        long nanos = time.nanoTime();
        return Grasp.of(arm, description, book.open(description, nanos), nanos);
    }

    /** What is done with the arm in one turn. */
    interface Use<T> {
        T of(Grasp held) throws IOException;
    }
}
