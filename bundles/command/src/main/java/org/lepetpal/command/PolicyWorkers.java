package org.lepetpal.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.telemetry.InferenceStats;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves commands one after the other. A worker that a policy keeps, which heeds no interrupt and is no longer the active one,
 * is left to it, and another worker takes its place, with the command under way where that is to be handed over: a call that
 * never returns costs a thread, and no command.
 */
final class PolicyWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyWorkers.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Threads that are given up; each keeps its memory until the robot is restarted. */
    private static final int MOST_KEPT = 4;

    /** For the end of a run, half a second, and for a call that does not return, two. */
    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    private final Supplier<PolicyWorker> hiring;
    private final Timebase.Worker watch;
    private final Ending ending;
    private final List<PolicyWorker> kept = new ArrayList<>();
    private PolicyWorker current;
    private boolean closed;

    /** @param hiring opens a worker */
    PolicyWorkers(Timebase time, Supplier<PolicyWorker> hiring) {
        this.hiring = hiring;
        this.watch = time.worker("policy-watch", 1);
        this.ending = new Ending(time, PATIENCE);
        this.current = hiring.get();
    }

    /** @throws java.util.concurrent.RejectedExecutionException when too many wait already */
    synchronized void serve(Task task) {
        current.serve(task);
        watch.after(LOOK, () -> look(task));
    }

    private void look(Task task) {
        Task newest = task.newest();
        if (newest.over()) {
            return;
        }
        watch.after(LOOK, () -> look(newest));
        PolicyWorker looked = current();
        // With another arm a command begins anew: who is well comes to it by itself until the next look. Who is asked
        // what he serves is a policy, and may not answer: everybody else would wait behind a lock.
        if (newest == task && looked.isKeptFrom(task)) {
            replace(looked, task).ifPresent(PolicyWorker::close);
        }
    }

    private synchronized PolicyWorker current() {
        return current;
    }

    /** @return the worker that another one has taken the place of */
    private synchronized Optional<PolicyWorker> replace(PolicyWorker stuck, Task task) {
        if (closed || task.newest() != task || task.over()) {
            return Optional.empty();
        }
        kept.removeIf(PolicyWorker::isIdle);
        if (kept.size() >= MOST_KEPT) {
            task.conclude(Outcome.Failed.of(
                    "policy_error", MOST_KEPT + " policies do not return; only a restart of the robot ends them"));
            return Optional.empty();
        }
        LOG.warn("a policy does not return: its thread is left to it");
        stuck.dismiss();
        kept.add(stuck);
        current = hiring.get();
        current.serve(task);
        return Optional.of(stuck);
    }

    /** How the policy keeps up with the arm; empty while none is asked, and in its first two seconds. Any thread. */
    synchronized Optional<InferenceStats> inference() {
        return current.inference();
    }

    /** Calls of policies that do not return, each of which keeps a thread; 0 or more. Any thread. */
    synchronized int kept() {
        kept.removeIf(PolicyWorker::isIdle);
        return kept.size();
    }

    /** Waits for 2.5 s at most, for all together, and once: nobody waits again for a policy that does not return. */
    @Override
    public void close() {
        last().ifPresent(worker -> ending.of(watch::close, worker::close));
    }

    private synchronized Optional<PolicyWorker> last() {
        Optional<PolicyWorker> last = closed ? Optional.empty() : Optional.of(current);
        closed = true;
        return last;
    }
}
