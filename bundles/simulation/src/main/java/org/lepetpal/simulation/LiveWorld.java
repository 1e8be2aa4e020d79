package org.lepetpal.simulation;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.lepetpal.simulation.fault.Faults;
import org.lepetpal.simulation.world.Calibrations;
import org.lepetpal.simulation.world.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The world in the robot's time: whole steps up to now, and between them everyone else's turn. Any thread; a turn waits
 * for the step under way, which takes a fraction of a millisecond. While nobody looks at it, as where arm and camera are real, it
 * stands still, for its steps cost the machine some 7 % of a processor.
 */
public final class LiveWorld {
    private static final Logger LOG = LoggerFactory.getLogger(LiveWorld.class);
    private static final long STEP_NANOS = Duration.ofSeconds(1).toNanos() / World.STEPS_PER_SECOND;

    /** A world that is further behind than this lets the time go, instead of holding everyone up to catch up. */
    private static final long MOST_STEPS_AT_ONCE = 50;

    /** What was begun comes to rest before: nothing here falls or rolls for so long. */
    private static final long STEPS_UNSEEN = 10L * World.STEPS_PER_SECOND;

    /** Fair: whoever waits comes before the next step, so that the control loop does not wait for a world that catches up. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final Faults faults;
    private final World world;
    /** Touched by whoever advances only. */
    private long reachedNanos;

    private long unseen;
    private volatile boolean seen;

    /** A world that begins now, by the robot's time. */
    public LiveWorld(long seed, LongSupplier nanoTime) {
        this(seed, Calibrations.standard(), nanoTime);
    }

    /** The same with an arm that is calibrated so. */
    public LiveWorld(long seed, Calibrations calibrations, LongSupplier nanoTime) {
        faults = new Faults(nanoTime);
        world = new World(seed, calibrations, faults);
        reachedNanos = nanoTime.getAsLong();
    }

    /** What goes wrong on purpose on the arm's bus. */
    public Faults faults() {
        return faults;
    }

    /** Makes the steps that are due. One caller; others take their turns between the steps. */
    public void advanceTo(long nowNanos) {
        long due = (nowNanos - reachedNanos) / STEP_NANOS;
        long steps = Math.min(due, MOST_STEPS_AT_ONCE);
        reachedNanos += due * STEP_NANOS;
        unseen = seen ? 0 : unseen + steps;
        seen = false;
        if (unseen > STEPS_UNSEEN) {
            return;
        }
        for (long i = 0; i < steps; i++) {
            take(World::step);
        }
        if (due > steps) {
            LOG.debug("the simulated room lost {} ms", due - steps);
        }
    }

    /** Looks at the world between two steps. Keep it short. */
    public <T> T ask(Function<World, T> question) {
        seen = true;
        turn.lock();
        try {
            return question.apply(world);
        } finally {
            turn.unlock();
        }
    }

    /** Changes the world between two steps. Keep it short. */
    public void change(Consumer<World> change) {
        seen = true;
        take(change);
    }

    private void take(Consumer<World> deed) {
        turn.lock();
        try {
            deed.accept(world);
        } finally {
            turn.unlock();
        }
    }
}
