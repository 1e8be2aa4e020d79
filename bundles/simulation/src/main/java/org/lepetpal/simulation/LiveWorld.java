package org.lepetpal.simulation;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.lepetpal.simulation.world.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The world in the robot's time: whole steps up to now, and between them everyone else's turn. Any thread; a turn waits
 * for the steps under way, which take about a millisecond.
 */
final class LiveWorld {
    private static final Logger LOG = LoggerFactory.getLogger(LiveWorld.class);
    private static final long STEP_NANOS = Duration.ofSeconds(1).toNanos() / World.STEPS_PER_SECOND;

    /** A world that is further behind than this lets the time go, instead of holding everyone up to catch up. */
    private static final long MOST_STEPS_AT_ONCE = 50;

    private final World world;
    private long reachedNanos;

    /** @param nowNanos the robot's time at which the world begins */
    LiveWorld(World world, long nowNanos) {
        this.world = world;
        this.reachedNanos = nowNanos;
    }

    synchronized void advanceTo(long nowNanos) {
        long due = (nowNanos - reachedNanos) / STEP_NANOS;
        long steps = Math.min(due, MOST_STEPS_AT_ONCE);
        for (long i = 0; i < steps; i++) {
            world.step();
        }
        reachedNanos += due * STEP_NANOS;
        if (due > steps) {
            LOG.debug("the simulated room lost {} ms", due - steps);
        }
    }

    /** Looks at the world between two steps. Keep it short. */
    synchronized <T> T ask(Function<World, T> question) {
        return question.apply(world);
    }

    /** Changes the world between two steps. Keep it short. */
    synchronized void change(Consumer<World> change) {
        change.accept(world);
    }
}
