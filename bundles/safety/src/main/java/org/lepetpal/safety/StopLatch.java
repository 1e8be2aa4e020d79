package org.lepetpal.safety;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.safety.StopState;
import org.lepetpal.api.safety.StopState.Latched;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The software stop's memory: one reference, so that nobody ever waits here. The kernel asks it before every packet and
 * brings the arm to rest; what is set here is seen by the next one.
 */
final class StopLatch implements SoftwareStop {
    static final String RULE = "software-stop";
    private static final Logger LOG = LoggerFactory.getLogger(StopLatch.class);

    private final Clock clock;
    private final BooleanSupplier armless;
    private final LostArms lost;
    private final AtomicReference<Memory> now;

    /** As where no arm is ever lost. */
    StopLatch(Clock clock, BooleanSupplier armless) {
        this(clock, armless, new LostArms(), Memory.CLEAR);
    }

    /**
     * @param armless whether there is no arm in its slot, so that nothing moves until one comes
     * @param lost those that may hold all the same; as long as there is one, nothing is said to be at rest
     * @param before what a predecessor left
     */
    StopLatch(Clock clock, BooleanSupplier armless, LostArms lost, Memory before) {
        this.clock = clock;
        this.armless = armless;
        this.lost = lost;
        this.now = new AtomicReference<>(before);
    }

    /**
     * One stop, from its latching to its reset.
     *
     * @param identity the same for as long as it is this stop
     * @param state as people see it
     */
    record Stop(Object identity, Latched state) {
        /** One that a predecessor latched; whether the arm rests is found out anew. */
        static Stop inherited(StopCategory category, String reason, Instant since) {
            return new Stop(new Object(), new Latched(category, reason, since, false));
        }
    }

    /**
     * All of it.
     *
     * @param stop what is latched
     * @param powerless a stop that removes power has been latched, and nobody has had the arm moved since
     * @param stops how many there have been
     */
    record Memory(Optional<Stop> stop, boolean powerless, long stops) {
        /** Of one that has just begun. */
        static final Memory CLEAR = new Memory(Optional.empty(), false, 0);

        Memory with(Stop latched) {
            return new Memory(
                    Optional.of(latched),
                    powerless || latched.state().category() == StopCategory.POWER_REMOVED,
                    stop.isPresent() ? stops : stops + 1);
        }

        Memory reset() {
            return new Memory(Optional.empty(), powerless, stops);
        }

        Memory moved() {
            return stop.isEmpty() ? new Memory(stop, false, stops) : this;
        }
    }

    /** For a successor. */
    Memory memory() {
        return now.get();
    }

    /** What is latched. Whether it is at rest {@link #state} knows better. */
    Optional<Stop> latched() {
        return now.get().stop();
    }

    /**
     * Whether an arm that is limp stays so until somebody has it moved: after a stop that removed power its reset must not
     * give it back (IEC 60204-1: a reset does not restart). Outlives a change of arm.
     */
    boolean powerless() {
        return now.get().powerless();
    }

    /** Somebody had the arm moved. */
    void moved() {
        if (powerless()) {
            now.updateAndGet(Memory::moved);
        }
    }

    @Override
    public StopState stop(StopCategory category, String reason) {
        Instant since = clock.instant();
        Stop fresh = new Stop(new Object(), new Latched(category, reason, since, rests()));
        Stop stop = now.updateAndGet(memory -> memory.with(
                        memory.stop().map(already -> raised(already, category)).orElse(fresh)))
                .stop()
                .orElseThrow();
        if (stop.identity() == fresh.identity()) {
            LOG.warn("software stop, category {}: {}", category.number(), reason);
        }
        return seen(stop);
    }

    private boolean rests() {
        return armless.getAsBoolean() && !lost.any();
    }

    private Stop raised(Stop before, StopCategory category) {
        Latched state = before.state();
        return category == StopCategory.POWER_REMOVED && state.category() == StopCategory.POWER_KEPT
                ? new Stop(before.identity(), new Latched(category, state.reason(), state.since(), rests()))
                : before;
    }

    /** Says whether the arm has come to rest in the way of this stop, unless that has changed meanwhile. */
    void atRest(Stop stop, boolean rests) {
        Latched state = stop.state();
        Stop told = new Stop(stop.identity(), new Latched(state.category(), state.reason(), state.since(), rests));
        now.updateAndGet(memory -> memory.stop()
                .filter(same ->
                        same.identity() == stop.identity() && same.state().category() == state.category())
                .filter(same -> same.state().atRest() != rests)
                .map(_ -> memory.with(told))
                .orElse(memory));
    }

    @Override
    public StopState reset() {
        Memory before = now.getAndUpdate(Memory::reset);
        if (before.stop().isPresent()) {
            LOG.info("the software stop is reset");
        }
        return StopState.CLEAR;
    }

    @Override
    public StopState state() {
        return latched().<StopState>map(this::seen).orElse(StopState.CLEAR);
    }

    /** An arm of which nobody knows whether it holds may be lost at any moment, and is not at rest from then on. */
    private Latched seen(Stop stop) {
        Latched state = stop.state();
        return state.atRest() && lost.any()
                ? new Latched(state.category(), state.reason(), state.since(), false)
                : state;
    }

    /** What is known of arms that nobody reaches, for people. */
    List<String> remarks() {
        return lost.remarks();
    }

    @Override
    public long stops() {
        return now.get().stops();
    }
}
