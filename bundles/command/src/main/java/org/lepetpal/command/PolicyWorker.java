package org.lepetpal.command;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.health.Mishap;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.telemetry.InferenceStats;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Sight;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the policy, one question at a time on a worker of its own, and leaves its plans to the control loop. While the arm waits it
 * asks nothing.
 */
final class PolicyWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyWorker.class);
    /** Commands that may wait for a policy that thinks long: each new one has ended the one before. */
    private static final int BACKLOG = 16;

    private final Timebase time;
    private final Timebase.Worker worker;
    private final Switchboard switchboard;
    private final Slot<Policy> slot;
    private final Supplier<Optional<Sight>> sight;
    private final Supplier<Body> body;
    private final ThrowClearance clearance;
    private final double rateHz;
    private volatile Optional<Task> serving = Optional.empty();
    private final Custody custody;

    private volatile boolean closed;
    private Optional<PolicySession> session = Optional.empty();
    private volatile Optional<InferenceStats> inference = Optional.empty();
    private OptionalLong readySince = OptionalLong.empty();
    private Optional<String> waiting = Optional.empty();

    PolicyWorker(
            Timebase time,
            Switchboard switchboard,
            Supplier<Optional<Sight>> sight,
            Supplier<Body> body,
            ThrowClearance clearance,
            double rateHz) {
        this.time = time;
        this.worker = time.worker("policy-worker", BACKLOG);
        this.switchboard = switchboard;
        this.slot = switchboard.slot(Policy.class);
        this.custody = new Custody(slot, time);
        this.sight = sight;
        this.body = body;
        this.clearance = clearance;
        this.rateHz = rateHz;
    }

    /** How the policy keeps up with the arm; empty while none is asked, and in its first two seconds. Any thread. */
    Optional<InferenceStats> inference() {
        return inference;
    }

    /** @throws java.util.concurrent.RejectedExecutionException when too many wait already */
    void serve(Task task) {
        worker.execute(() -> work(() -> begin(task)));
    }

    /** It takes up no other task, and says nothing more of the one that it has, also where it cannot be closed yet. Any thread. */
    void dismiss() {
        closed = true;
    }

    /** Whether it waits for nobody. Any thread. */
    boolean isIdle() {
        return custody.isNobodys();
    }

    /**
     * Whether it is with a policy that is no longer the active one, and which keeps it from a task: from another one than that on
     * which it is, or from one that is to be handed over. Any thread.
     */
    boolean isKeptFrom(Task task) {
        return serving.filter(task::equals).isPresent()
                ? custody.isToBeHandedOver(task.instruction())
                : custody.isOutdated();
    }

    private void work(Runnable task) {
        session.map(PolicySession::service).ifPresentOrElse(custody::of, custody::ofActive);
        try {
            task.run();
        } finally {
            if (closed) {
                finishSession();
            }
            custody.nobodys();
        }
    }

    private void begin(Task task) {
        finishSession();
        if (closed) {
            return;
        }
        custody.ofActive();
        waiting = Optional.empty();
        serving = Optional.of(task);
        try {
            if (!task.over()) {
                entrust(task, PolicySession.begin(switchboard, slot, task.instruction(), rateHz));
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("no policy began '{}'", task.instruction(), e);
            conclude(
                    task,
                    Outcome.Failed.of(
                            "policy_error",
                            "no policy could begin: " + Mishap.of(e).text()));
        }
        cycle(task);
    }

    private void entrust(Task task, PolicySession chosen) {
        session = Optional.of(chosen);
        inference = Optional.empty();
        if (!closed) {
            task.record().servedBy(chosen.policy());
        }
    }

    private void cycle(Task task) {
        if (closed || serving.filter(task::equals).isEmpty()) {
            // Another worker has the task; or this is a timer of one that another has displaced: the session is the
            // other's.
            return;
        }
        if (task.over()) {
            finishSession();
            task.next().ifPresent(this::begin);
            return;
        }
        long due = time.nanoTime() + Math.round(1e9 / rateHz);
        if (task.outcome().isEmpty()) {
            tell(task);
            handOver(task);
            think(task, body.get());
        }
        worker.after(Duration.ofNanos(Math.max(0, due - time.nanoTime())), () -> work(() -> cycle(task)));
    }

    /** Where the newcomer cannot begin, the command goes on as it was. */
    private void handOver(Task task) {
        if (session.isEmpty() || readySince.isPresent()) {
            return;
        }
        PolicySession leaving = session.get();
        custody.ofActive();
        try {
            leaving.successor(task.instruction()).ifPresent(next -> {
                LOG.info("'{}' is handed over from {} to {}", task.instruction(), leaving.policy(), next.policy());
                entrust(task, next);
                custody.of(leaving.service());
                close(leaving);
            });
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("'{}' could not be handed over", task.instruction(), e);
        }
    }

    private void think(Task task, Body now) {
        if (now.reading().isEmpty()) {
            return;
        }
        if (readySince.isPresent()) {
            long instant = time.nanoTime();
            clearance
                    .decide(now, task.paused(), instant - readySince.getAsLong(), task.deadlineNanos() - instant)
                    .ifPresent(task::conclude);
            return;
        }
        if (session.isEmpty() || task.paused().isPresent()) {
            return;
        }
        PolicySession running = session.get();
        custody.of(running.service());
        if (!running.isDue(task.clock().at(time.nanoTime()))) {
            return;
        }
        try {
            ask(task, running, now.reading().get(), now)
                    .ifPresentOrElse(
                            step -> take(task, running, step, now),
                            () -> conclude(
                                    task,
                                    Outcome.Failed.of(
                                            "policy_error", "the policy " + running.policy() + " was withdrawn")));
        } catch (CancellationException e) {
            giveUp(task, running, e);
        } catch (RuntimeException | LinkageError e) {
            // A LinkageError too: that is how a policy shows whose bundle went away under it.
            fail(task, running, e);
        }
    }

    /** It was woken for it owed its answer for too long, which is no word on the task. */
    private void giveUp(Task task, PolicySession running, CancellationException woken) {
        if (!closed) {
            handOver(task);
        }
        if (session.filter(running::equals).isPresent()) {
            fail(task, running, woken);
        }
    }

    private void fail(Task task, PolicySession running, Throwable failure) {
        LOG.warn("policy {} failed", running.policy(), failure);
        conclude(
                task,
                Outcome.Failed.of(
                        "policy_error",
                        "the policy " + running.policy() + " failed: "
                                + Mishap.of(failure).text()));
    }

    /** Unless it comes so late that another worker has the task. */
    private void conclude(Task task, Outcome outcome) {
        if (!closed) {
            task.conclude(outcome);
        }
    }

    private Optional<PolicyStep> ask(Task task, PolicySession running, ArmReading reading, Body now) {
        Optional<Frame> frame = sight.get().flatMap(Sight::frame);
        try {
            long nanos = time.nanoTime();
            long asked = task.clock().at(nanos);
            Shift shift = new Shift(nanos - asked);
            Optional<PolicyStep> step = running.next(new Observation(
                    asked,
                    shift.of(reading),
                    now.lastTarget().orElse(reading.positions()),
                    frame.map(shift::of),
                    sight.get().flatMap(Sight::latest).map(shift::of)));
            boolean thinking = step.filter(PolicyWorker::isThinking).isPresent();
            tell(running, running.keepingUp().answered(asked, task.clock().at(time.nanoTime()), thinking));
            return step;
        } finally {
            frame.ifPresent(Frame::close);
        }
    }

    private static boolean isThinking(PolicyStep step) {
        return step instanceof PolicyStep.Move move && move.chunk().thinking();
    }

    private void tell(PolicySession running, Optional<InferenceStats> now) {
        boolean behind = now.filter(InferenceStats::behind).isPresent();
        if (behind != inference.filter(InferenceStats::behind).isPresent()) {
            LOG.info(
                    behind
                            ? "{} does not keep up with the arm: what can wait gives way to it"
                            : "{} keeps up with the arm again",
                    running.policy());
        }
        inference = now;
    }

    private void take(Task task, PolicySession running, PolicyStep step, Body now) {
        if (closed) {
            return;
        }
        switch (step) {
            case PolicyStep.Move move -> take(task, running, move.chunk(), now);
            case PolicyStep.GivenUp given -> task.conclude(Outcome.Failed.of(given.code(), given.message()));
            case PolicyStep.Done done -> {
                if (done.readyToThrow() && task.instruction().equals(Admission.PICK_UP_THE_BALL)) {
                    readySince = OptionalLong.of(time.nanoTime());
                    think(task, now);
                } else {
                    task.conclude(new Outcome.Succeeded(done.message()));
                }
            }
        }
    }

    private void take(Task task, PolicySession running, ActionChunk chunk, Body now) {
        int joints =
                now.lastTarget().orElse(now.reading().orElseThrow().positions()).size();
        if (chunk.targets().getFirst().size() != joints) {
            throw new IllegalArgumentException(
                    chunk.targets().getFirst().size() + " joints planned for an arm of " + joints);
        }
        OptionalDouble confidence = chunk.confidence();
        if (confidence.isPresent() && confidence.getAsDouble() < task.confidenceMin()) {
            task.doubt(task.clock().at(time.nanoTime()));
            task.record().doubts(confidence.getAsDouble(), "confidence below " + task.confidenceMin());
            return;
        }
        task.follow(new Plan(
                chunk, running.policy(), task.instruction(), task.clock().at(time.nanoTime())));
        task.record().executes(chunk.phase(), confidence, task.paused().orElse(chunk.message()));
    }

    private void tell(Task task) {
        if (!task.paused().equals(waiting)) {
            waiting = task.paused();
            waiting.ifPresent(task.record()::tells);
            LOG.info(
                    "command {} {}",
                    task.record().id(),
                    waiting.map(why -> "waits: " + why).orElse("goes on"));
        }
    }

    private void finishSession() {
        serving = Optional.empty();
        readySince = OptionalLong.empty();
        inference = Optional.empty();
        session.ifPresent(ended -> {
            session = Optional.empty();
            close(ended);
        });
    }

    private static void close(PolicySession ended) {
        try {
            ended.close();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("a run of {} could not be closed", ended.policy(), e);
        }
    }

    /**
     * Ends the run, on its own thread: half a second is waited for an end that does not come, and 2 s for a call that does not
     * return, which ends the run that it is of when it does.
     */
    @Override
    public void close() {
        dismiss();
        if (isIdle()) {
            new Farewell(time, worker).say(() -> work(() -> {}));
        }
        worker.close();
    }
}
