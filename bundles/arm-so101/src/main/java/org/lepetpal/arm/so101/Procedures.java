package org.lepetpal.arm.so101;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.lepetpal.api.arm.ArmProcedures;
import org.lepetpal.api.arm.ProcedureKind;
import org.lepetpal.api.arm.ProcedureState;
import org.lepetpal.api.arm.ProcedureState.Stage;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one procedure at a time on the link's worker, which keeps away from the wire meanwhile. */
final class Procedures implements ArmProcedures {
    /** LeRobot polls the joints as often. */
    static final Duration BEAT = Duration.ofMillis(20);

    private static final Logger LOG = LoggerFactory.getLogger(Procedures.class);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    private final ArmLink link;
    private final Timebase time;
    private final Function<ProcedureKind, Procedure> kinds;

    /** These two only by synchronized methods. */
    private Optional<Run> running = Optional.empty();

    private Optional<ProcedureState> state = Optional.empty();
    /** The run that the wire is lent to. */
    private final AtomicReference<Optional<Run>> holder = new AtomicReference<>(Optional.empty());

    /** @param kinds makes a procedure that has not begun */
    Procedures(ArmLink link, Timebase time, Function<ProcedureKind, Procedure> kinds) {
        this.link = link;
        this.time = time;
        this.kinds = kinds;
    }

    /** One procedure from its beginning to its end. */
    private static final class Run {
        private final ProcedureKind kind;
        private final Procedure procedure;
        /** By the runner's synchronized methods. */
        private long lastAnswerNanos;

        private boolean answering;

        Run(ProcedureKind kind, Procedure procedure, long nanos) {
            this.kind = kind;
            this.procedure = procedure;
            this.lastAnswerNanos = nanos;
        }
    }

    private interface Action {
        Step take() throws IOException;
    }

    @Override
    public synchronized ProcedureState begin(ProcedureKind kind) {
        if (running.isPresent()) {
            throw new IllegalStateException("the procedure " + name(running.get().kind) + " runs; end it first");
        }
        Run run = new Run(kind, kinds.apply(kind), time.nanoTime());
        running = Optional.of(run);
        state = Optional.of(Step.working("One moment: the arm goes limp.").as(kind));
        link.submit(() -> start(run));
        return state.get();
    }

    @Override
    public synchronized ProcedureState answer(String answer) {
        ProcedureState now = state.filter(current -> current.stage() == Stage.WAITING)
                .orElseThrow(() -> new IllegalStateException("no procedure waits for an answer"));
        if (!now.answers().contains(answer)) {
            throw new IllegalArgumentException(
                    "'" + answer + "' is no answer here; answer with " + String.join(" or ", now.answers()));
        }
        Run run = running.orElseThrow();
        run.answering = true;
        run.lastAnswerNanos = time.nanoTime();
        state = Optional.of(Step.working(now.prompt()).with(now.joints()).as(run.kind));
        link.submit(() -> advance(run, () -> run.procedure.answer(answer)));
        return state.get();
    }

    @Override
    public synchronized Optional<ProcedureState> state() {
        return state;
    }

    @Override
    public void abandon() {
        giveUp("It was given up.").ifPresent(run -> link.submit(() -> finish(run)));
    }

    /** Ends for good, together with the link. */
    void close(Runnable closeLink) {
        giveUp("The driver was stopped.");
        closeLink.run();
        holder.getAndSet(Optional.empty()).ifPresent(run -> run.procedure.end());
    }

    /** @return what ran until now */
    private synchronized Optional<Run> giveUp(String why) {
        Optional<Run> ended = running;
        running = Optional.empty();
        ended.ifPresent(run -> state = Optional.of(
                Step.ended(Stage.ABANDONED, "The arm is limp; nothing was changed that was not finished.", why)
                        .as(run.kind)));
        return ended;
    }

    private void start(Run run) {
        if (!isCurrent(run)) {
            return;
        }
        try {
            link.lend("a person works on the arm: " + name(run.kind));
        } catch (IllegalStateException e) {
            publish(run, failed(e));
            return;
        }
        holder.set(Optional.of(run));
        advance(run, run.procedure::begin);
        link.after(BEAT, () -> beat(run));
    }

    private void beat(Run run) {
        if (!isCurrent(run)) {
            return;
        }
        if (isSilent(run)) {
            giveUp("Nobody answered for ten minutes.").ifPresent(this::finish);
            return;
        }
        if (!isAnswering(run)) {
            advance(run, run.procedure::beat);
        }
        link.after(BEAT, () -> beat(run));
    }

    private void advance(Run run, Action action) {
        if (!isCurrent(run)) {
            return;
        }
        Step step;
        try {
            step = action.take();
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} failed", name(run.kind), e);
            step = failed(e);
        }
        publish(run, step);
    }

    private static Step failed(Exception cause) {
        return Step.ended(Stage.FAILED, "It did not work out. The arm is limp.", String.valueOf(cause.getMessage()));
    }

    private void publish(Run run, Step step) {
        if (!accept(run, step) || !step.isEnd()) {
            return;
        }
        finish(run);
        // The end is shown only now: who sees it may begin again.
        end(run, step);
    }

    /** @return whether the run is still the one that counts */
    private synchronized boolean accept(Run run, Step step) {
        if (!isCurrent(run)) {
            return false;
        }
        run.answering = false;
        if (!step.isEnd()) {
            state = Optional.of(step.as(run.kind));
        }
        return true;
    }

    private synchronized void end(Run run, Step step) {
        if (isCurrent(run)) {
            running = Optional.empty();
            state = Optional.of(step.as(run.kind));
        }
    }

    private void finish(Run run) {
        Optional<Run> held = holder.get();
        if (held.filter(has -> has == run).isPresent() && holder.compareAndSet(held, Optional.empty())) {
            run.procedure.end();
            link.giveBack();
        }
    }

    private synchronized boolean isCurrent(Run run) {
        return running.filter(current -> current == run).isPresent();
    }

    private synchronized boolean isAnswering(Run run) {
        return run.answering;
    }

    private synchronized boolean isSilent(Run run) {
        return time.nanoTime() - run.lastAnswerNanos > LONGEST_SILENCE.toNanos();
    }

    private static String name(ProcedureKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
