package org.lepetpal.command;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.health.Mishap;
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
 * Asks policies about one task after the other, question by question, and hands a task over where it is to be. While the arm waits it
 * asks nothing. On its worker's thread alone, but for what any thread may ask.
 */
final class Consultation {
    private static final Logger LOG = LoggerFactory.getLogger(Consultation.class);

    private final Timebase time;
    private final Switchboard switchboard;
    private final Slot<Policy> slot;
    private final Supplier<Optional<Sight>> sight;
    private final Supplier<Body> body;
    private final ThrowClearance clearance;
    private final double rateHz;
    private final Custody custody;
    private final Spokesman spokesman;
    private final BiConsumer<Duration, Runnable> later;

    private volatile Optional<Task> serving = Optional.empty();
    private volatile Optional<InferenceStats> inference = Optional.empty();
    private Optional<PolicySession> session = Optional.empty();
    private OptionalLong readySince = OptionalLong.empty();
    private Optional<String> waiting = Optional.empty();

    /**
     * @param custody told whose code the thread is in
     * @param spokesman through whom all is said of a task
     * @param later lets its worker do something after a while
     */
    Consultation(
            Timebase time,
            Switchboard switchboard,
            Supplier<Optional<Sight>> sight,
            Supplier<Body> body,
            ThrowClearance clearance,
            double rateHz,
            Custody custody,
            Spokesman spokesman,
            BiConsumer<Duration, Runnable> later) {
        this.time = time;
        this.switchboard = switchboard;
        this.slot = switchboard.slot(Policy.class);
        this.sight = sight;
        this.body = body;
        this.clearance = clearance;
        this.rateHz = rateHz;
        this.custody = custody;
        this.spokesman = spokesman;
        this.later = later;
    }

    /** How the policy keeps up with the arm; empty while none is asked, and in its first two seconds. Any thread. */
    Optional<InferenceStats> inference() {
        return inference;
    }

    /** Whether it is about this task. Any thread. */
    boolean isAbout(Task task) {
        return serving.filter(task::equals).isPresent();
    }

    /** The policy that has a run now. */
    Optional<Policy> policy() {
        return session.map(PolicySession::service);
    }

    /** Ends what was before, and begins with this. */
    void begin(Task task) {
        end();
        if (spokesman.isDismissed()) {
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
            spokesman.fail(
                    task,
                    "policy_error",
                    "no policy could begin: " + Mishap.of(e).text());
        }
        cycle(task);
    }

    private void entrust(Task task, PolicySession chosen) {
        session = Optional.of(chosen);
        inference = Optional.empty();
        spokesman.isServedBy(task, chosen.policy());
    }

    private void cycle(Task task) {
        if (spokesman.isDismissed() || !isAbout(task)) {
            // Another worker has the task; or this is a timer of one that another has displaced: the session is the
            // other's.
            return;
        }
        if (task.over()) {
            end();
            task.next().ifPresent(this::begin);
            return;
        }
        long due = time.nanoTime() + Math.round(1e9 / rateHz);
        if (task.outcome().isEmpty()) {
            tell(task);
            handOver(task);
            think(task, body.get());
        }
        later.accept(Duration.ofNanos(Math.max(0, due - time.nanoTime())), () -> cycle(task));
    }

    private void tell(Task task) {
        if (!task.paused().equals(waiting)) {
            waiting = task.paused();
            waiting.ifPresent(why -> spokesman.tell(task, why));
            LOG.info(
                    "command {} {}",
                    task.record().id(),
                    waiting.map(why -> "waits: " + why).orElse("goes on"));
        }
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
        if (now.reading().isEmpty() || spokesman.isDismissed()) {
            return;
        }
        if (readySince.isPresent()) {
            long instant = time.nanoTime();
            clearance
                    .decide(now, task.paused(), instant - readySince.getAsLong(), task.deadlineNanos() - instant)
                    .ifPresent(outcome -> spokesman.conclude(task, outcome));
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
                            () -> spokesman.fail(
                                    task, "policy_error", "the policy " + running.policy() + " was withdrawn"));
        } catch (CancellationException e) {
            giveUp(task, running, e);
        } catch (RuntimeException | LinkageError e) {
            // A LinkageError too: that is how a policy shows whose bundle went away under it.
            fail(task, running, e);
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
            boolean thinking = step.filter(Consultation::isThinking).isPresent();
            note(running, running.keepingUp().answered(asked, task.clock().at(time.nanoTime()), thinking));
            return step;
        } finally {
            frame.ifPresent(Frame::close);
        }
    }

    private static boolean isThinking(PolicyStep step) {
        return step instanceof PolicyStep.Move move && move.chunk().thinking();
    }

    private void note(PolicySession running, Optional<InferenceStats> now) {
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
        switch (step) {
            case PolicyStep.Move move -> {
                JointAngles before = now.lastTarget()
                        .orElseGet(() -> now.reading().orElseThrow().positions());
                spokesman.plan(task, running.policy(), move.chunk(), before);
            }
            case PolicyStep.GivenUp given -> spokesman.fail(task, given.code(), given.message());
            case PolicyStep.Done done -> {
                if (done.readyToThrow() && task.instruction().equals(Admission.PICK_UP_THE_BALL)) {
                    readySince = OptionalLong.of(time.nanoTime());
                    think(task, now);
                } else {
                    spokesman.conclude(task, new Outcome.Succeeded(done.message()));
                }
            }
        }
    }

    /** It was woken for it owed its answer for too long, which is no word on the task. */
    private void giveUp(Task task, PolicySession running, CancellationException woken) {
        if (!spokesman.isDismissed()) {
            handOver(task);
        }
        if (session.filter(running::equals).isPresent()) {
            fail(task, running, woken);
        }
    }

    private void fail(Task task, PolicySession running, Throwable failure) {
        LOG.warn("policy {} failed", running.policy(), failure);
        spokesman.fail(
                task,
                "policy_error",
                "the policy " + running.policy() + " failed: "
                        + Mishap.of(failure).text());
    }

    /** It is about nothing any more, and no policy has a run. */
    void end() {
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
}
