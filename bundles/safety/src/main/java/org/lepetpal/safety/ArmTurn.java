package org.lepetpal.safety;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.Station;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The arm, for one at a time: it is borrowed for each call and never kept, and what is known of it is begun anew with every
 * arm that comes.
 */
final class ArmTurn {
    private static final Logger LOG = LoggerFactory.getLogger(ArmTurn.class);
    /** No exchange takes as long. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Slot<Arm> slot;
    /** Used within a turn alone. */
    private final Station<Arm> using;
    /** Used by one who asks what the arm is, with {@link #asked}. */
    private final Station<Arm> asking;

    private final RuleBook book;
    private final Timebase time;
    /** Held for one exchange with the arm at most. */
    private final ReentrantLock turn = new ReentrantLock();
    /** Written within a turn. */
    private volatile Optional<Grasp> known = Optional.empty();
    /** Written within a turn. */
    private volatile long turnover;
    /** Nobody waits for it but who closes. */
    private final ReentrantLock asked = new ReentrantLock();
    /** The description that was given last; written with {@link #asked}. */
    private Optional<ArmDescription> described = Optional.empty();

    ArmTurn(Slot<Arm> slot, RuleBook book, Timebase time) {
        this.slot = slot;
        this.using = slot.station();
        this.asking = slot.station();
        this.book = book;
        this.time = time;
    }

    /** The arm in use; empty before its first use. Any thread. */
    Optional<Grasp> known() {
        return known;
    }

    /**
     * What the arm in its slot is. Any thread; waits for nobody. The control loop asks in every tick, and almost always alone: whoever
     * asks while another one does takes a lease.
     */
    Optional<ArmDescription> description() {
        if (!asked.tryLock()) {
            return describedOnce();
        }
        try {
            return describedAgain();
        } finally {
            asked.unlock();
        }
    }

    private Optional<ArmDescription> describedOnce() {
        Optional<Lease<Arm>> taken = slot.take();
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        try (Lease<Arm> lease = taken.get()) {
            return Optional.of(lease.service().description());
        }
    }

    private Optional<ArmDescription> describedAgain() {
        Optional<Arm> arm = asking.enter();
        try {
            if (arm.isEmpty()) {
                described = Optional.empty();
                return described;
            }
            ArmDescription description = arm.get().description();
            if (described.isEmpty() || described.get() != description) {
                described = Optional.of(description);
            }
            return described;
        } finally {
            asking.leave();
        }
    }

    /** Whether the arm in its slot is a simulated one. Any thread. */
    boolean simulated() {
        Optional<Lease<Arm>> taken = slot.take();
        taken.ifPresent(Lease::close);
        return taken.filter(lease -> lease.candidate().simulated()).isPresent();
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
        Optional<Arm> arm = using.enter();
        try {
            if (arm.isEmpty()) {
                known = Optional.empty();
                throw new IOException("there is no arm");
            }
            Optional<Grasp> held = known;
            if (held.isEmpty() || !held.get().isOf(arm.get())) {
                // At once: nobody is to be told of the other one's goal, even if this one does not answer.
                held = Optional.of(come(arm.get(), using.candidate().simulated()));
                known = held;
            } else if (held.get().description() != arm.get().description()) {
                // A pose was taught, which rules ask for: home, and where throws begin.
                held.get().describe(arm.get().description());
            }
            return use.of(held.get());
        } finally {
            using.leave();
        }
    }

    /** There is no arm from now on. Waits for the turn that is under way, and for who asks just now; not for one that hangs. */
    void close() {
        close(turn, using);
        close(asked, asking);
    }

    private static void close(ReentrantLock lock, Station<Arm> station) {
        try {
            if (!lock.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("the arm is still in use after {} ms: its place is kept until it goes", PATIENCE.toMillis());
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            station.close();
        } finally {
            lock.unlock();
        }
    }

    /** How many arms have come so far. Any thread. */
    long turnover() {
        return turnover;
    }

    private Grasp come(Arm arm, boolean simulated) {
        turnover++;
        ArmDescription description = arm.description();
        long nanos = time.nanoTime();
        return new Grasp(arm, description, book.open(description, simulated, nanos), nanos);
    }

    /** What is done with the arm in one turn. */
    interface Use<T> {
        T of(Grasp held) throws IOException;
    }
}
