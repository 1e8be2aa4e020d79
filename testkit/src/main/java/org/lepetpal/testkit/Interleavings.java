package org.lepetpal.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Several actors, each with a thread of its own, who act all at the same moment, round after round, as a seed says; after each round,
 * in peace, somebody inspects what came of it. The first thing that breaks ends it, and so does whoever hangs: with the round, the seed
 * and the stack. {@code -Dlepetpal.interleavings=100000} for a long run, {@code -Dlepetpal.seed=N} for others.
 */
public final class Interleavings {
    private static final long SEED = Long.getLong("lepetpal.seed", 20_261_121L);
    /** A round takes milliseconds, also where the machine is busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int rounds;
    private final int pauses;
    private final Duration patience;
    /** All actors and the inspector, twice in a round: when it begins, and when all have acted. */
    private final Phaser barrier = new Phaser(1);

    private final List<Thread> actors = new ArrayList<>();
    private final Set<Thread> busy = ConcurrentHashMap.newKeySet();
    private final AtomicReference<AssertionError> broken = new AtomicReference<>();
    private volatile int round;

    /** What one of them does in a round. */
    @FunctionalInterface
    public interface Actor {
        void act(SplittableRandom dice);
    }

    /**
     * @param rounds where {@code lepetpal.interleavings} is not set
     * @param pauses an actor spins fewer times than that before it acts
     */
    public Interleavings(int rounds, int pauses) {
        this(Integer.getInteger("lepetpal.interleavings", rounds), pauses, PATIENCE);
    }

    Interleavings(int rounds, int pauses, Duration patience) {
        this.rounds = rounds;
        this.pauses = pauses;
        this.patience = patience;
    }

    /** How many there are if nothing breaks. */
    public int rounds() {
        return rounds;
    }

    /** That of the first actor's dice; the second's is one more, and so on. */
    public long seed() {
        return SEED;
    }

    /**
     * One more of them.
     *
     * @param name of its thread
     */
    public Interleavings actor(String name, Actor actor) {
        SplittableRandom dice = new SplittableRandom(SEED + actors.size());
        barrier.register();
        actors.add(thread(name, () -> {
            while (meet()) {
                work(() -> act(actor, dice));
                meet();
            }
        }));
        return this;
    }

    /** Notes what should not have been, from any thread; the first counts, and ends it after its round. */
    public void broke(Throwable what) {
        String who = Thread.currentThread().getName();
        broken.compareAndSet(null, new AssertionError(who + " in " + moment() + ": " + what, what));
    }

    /**
     * All rounds, or those until something breaks.
     *
     * @param inspector of each round's outcome, given the round's number from 1; no actor acts meanwhile
     * @throws AssertionError when something broke, or somebody hangs
     */
    public void play(IntConsumer inspector) throws InterruptedException {
        Thread leader = thread("inspector", () -> lead(inspector));
        try {
            actors.forEach(Thread::start);
            leader.start();
            awaitEnd(leader);
            for (Thread actor : actors) {
                awaitEnd(actor);
            }
        } finally {
            // Whoever waits at the barrier goes home; who hangs is asked to.
            barrier.forceTermination();
            busy.forEach(Thread::interrupt);
        }
        check();
    }

    /**
     * Once more, for what ends only after all rounds.
     *
     * @throws AssertionError when something broke
     */
    public void check() {
        AssertionError first = broken.get();
        if (first != null) {
            throw first;
        }
    }

    private void lead(IntConsumer inspector) {
        try {
            while (round < rounds && broken.get() == null) {
                round = round + 1;
                if (!meet() || !meet()) {
                    return;
                }
                work(() -> inspector.accept(round));
            }
        } finally {
            barrier.forceTermination();
        }
    }

    private void act(Actor actor, SplittableRandom dice) {
        for (int pause = dice.nextInt(pauses); pause > 0; pause--) {
            Thread.onSpinWait();
        }
        actor.act(dice);
    }

    /** Notes what it throws: whoever died would be waited for at the barrier. */
    private void work(Runnable task) {
        Thread self = Thread.currentThread();
        busy.add(self);
        try {
            task.run();
        } catch (Throwable e) {
            broke(e);
        } finally {
            busy.remove(self);
        }
    }

    /**
     * Has no limit of its own: {@link #play} watches that the barrier opens, and breaks it up otherwise.
     *
     * @return false when all is over
     */
    private boolean meet() {
        return barrier.arriveAndAwaitAdvance() >= 0;
    }

    /** However long all the rounds take, as long as they go on. */
    private void awaitEnd(Thread thread) throws InterruptedException {
        int before = barrier.getPhase();
        while (!thread.join(patience)) {
            int phase = barrier.getPhase();
            if (phase == before) {
                throw hung();
            }
            before = phase;
        }
    }

    private AssertionError hung() {
        List<Throwable> stacks = busy.stream().map(Interleavings::stack).toList();
        String who =
                String.join(", ", stacks.stream().map(Throwable::getMessage).toList());
        AssertionError hung =
                new AssertionError("nothing went on for " + patience + " in " + moment() + ": " + who, broken.get());
        stacks.forEach(hung::addSuppressed);
        return hung;
    }

    private static Throwable stack(Thread thread) {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.threadId(), Integer.MAX_VALUE);
        if (info == null) {
            return new Throwable(thread.getName() + " has just ended");
        }
        // The first line says what it waits for, and who has that.
        Throwable stack = new Throwable(info.toString().lines().findFirst().orElseThrow());
        stack.setStackTrace(info.getStackTrace());
        return stack;
    }

    private String moment() {
        return "round " + round + " of " + rounds + ", seed " + SEED;
    }

    private static Thread thread(String name, Runnable body) {
        // A daemon: one that hangs does not keep the test's process.
        return Thread.ofPlatform().daemon().name(name).unstarted(body);
    }
}
