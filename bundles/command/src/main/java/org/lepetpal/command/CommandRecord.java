package org.lepetpal.command;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.command.State;
import org.lepetpal.api.time.Timebase;

/**
 * One command and how it stands. Goes only forward; final once. Any thread, the control loop's too: the lock is held for a
 * few assignments, never while anybody is told.
 */
final class CommandRecord {
    private final Timebase time;
    private final Optional<Announcer> announcer;
    private final UUID id;
    private final String prompt;
    private final long acceptedNanos;
    private CommandStatus status;

    /** @param policy name and version of the policy that is to serve it; empty for none */
    CommandRecord(Timebase time, Announcer announcer, String prompt, Optional<String> policy) {
        this.time = time;
        this.announcer = Optional.of(announcer);
        this.id = UUID.randomUUID();
        this.prompt = prompt;
        this.acceptedNanos = time.nanoTime();
        this.status = new CommandStatus(
                id,
                prompt,
                State.PLANNING,
                Optional.empty(),
                OptionalDouble.empty(),
                "",
                Duration.ZERO,
                policy,
                Optional.empty());
    }

    /** One of before: nobody is told of it, for it does not change. @param ended is final */
    CommandRecord(Timebase time, CommandStatus ended) {
        if (!ended.state().isFinal()) {
            throw new IllegalArgumentException("a command of before has ended: " + ended);
        }
        this.time = time;
        this.announcer = Optional.empty();
        this.id = ended.requestId();
        this.prompt = ended.prompt();
        this.acceptedNanos = time.nanoTime();
        this.status = ended;
    }

    UUID id() {
        return id;
    }

    long acceptedNanos() {
        return acceptedNanos;
    }

    synchronized boolean isFinal() {
        return status.state().isFinal();
    }

    synchronized CommandStatus status() {
        return status.state().isFinal() ? status : aged(status);
    }

    /**
     * Takes its place, and tells the log when it got it. Both under the lock, so that no change is told before.
     *
     * @param place whether it got the place
     */
    synchronized boolean take(BooleanSupplier place) {
        boolean taken = place.getAsBoolean();
        if (taken) {
            announcer.ifPresent(it -> it.accepted(status));
        }
        return taken;
    }

    /** A way home begins: there is no policy that would say so. */
    synchronized void begin() {
        if (status.state().mayBecome(State.EXECUTING)) {
            change(with(State.EXECUTING, status.phase(), status.confidence(), status.message(), Optional.empty()));
        }
    }

    /** The throw begins. */
    synchronized void handOff() {
        if (status.state().mayBecome(State.HANDOFF_MACRO)) {
            change(with(
                    State.HANDOFF_MACRO,
                    Optional.of(Phase.READY_TO_THROW),
                    status.confidence(),
                    status.message(),
                    Optional.empty()));
        }
    }

    /** What a policy's newest chunk says; it is executed. */
    synchronized void executes(Phase phase, OptionalDouble confidence, String message) {
        if (!isFinal()) {
            State state = status.state() == State.PLANNING ? State.EXECUTING : status.state();
            change(with(state, Optional.of(phase), confidence, message, Optional.empty()));
        }
    }

    /** A chunk that is not executed. */
    synchronized void doubts(double confidence, String message) {
        if (!isFinal()) {
            change(with(status.state(), status.phase(), OptionalDouble.of(confidence), message, Optional.empty()));
        }
    }

    /** Which policy really serves it, where that is not the one of its acceptance. */
    synchronized void servedBy(String policy) {
        if (!isFinal()) {
            status = new CommandStatus(
                    id,
                    prompt,
                    status.state(),
                    status.phase(),
                    status.confidence(),
                    status.message(),
                    status.duration(),
                    Optional.of(policy),
                    status.error());
        }
    }

    /** @return whether it ended now; false when it had ended before */
    synchronized boolean succeed(String message) {
        return !isFinal()
                && change(with(State.SUCCEEDED, Optional.empty(), status.confidence(), message, Optional.empty()));
    }

    /** What keeps it waiting. */
    synchronized void tells(String message) {
        if (!isFinal()) {
            change(with(status.state(), status.phase(), status.confidence(), message, Optional.empty()));
        }
    }

    /** @return whether it ended now; false when it had ended before */
    synchronized boolean abort(String message) {
        return !isFinal()
                && change(with(State.ABORTED, status.phase(), status.confidence(), message, Optional.empty()));
    }

    /** @return whether it ended now; false when it had ended before */
    synchronized boolean fail(Failure failure) {
        return !isFinal()
                && change(with(
                        State.FAILED, status.phase(), status.confidence(), failure.message(), Optional.of(failure)));
    }

    private boolean change(CommandStatus next) {
        CommandStatus before = status;
        status = next;
        boolean same = before.state() == next.state()
                && before.phase().equals(next.phase())
                && before.confidence().equals(next.confidence())
                && before.message().equals(next.message());
        if (!same) {
            // Within the lock, which keeps the order; the announcer only queues it.
            announcer.ifPresent(it -> it.changed(before, next));
        }
        return true;
    }

    private CommandStatus with(
            State state, Optional<Phase> phase, OptionalDouble confidence, String message, Optional<Failure> error) {
        return new CommandStatus(id, prompt, state, phase, confidence, message, age(), status.policy(), error);
    }

    private CommandStatus aged(CommandStatus of) {
        return new CommandStatus(
                id, prompt, of.state(), of.phase(), of.confidence(), of.message(), age(), of.policy(), of.error());
    }

    private Duration age() {
        return Duration.ofNanos(time.nanoTime() - acceptedNanos);
    }
}
