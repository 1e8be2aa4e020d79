package org.lepetpal.command;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.lepetpal.api.command.CommandRequest;

/**
 * A command that a policy serves, as the policy's worker and the control loop share it: the worker leaves plans and, once,
 * an outcome; the loop follows the plans and ends it. Single fields, each written by one side.
 */
final class Task {
    private final CommandRecord record;
    private final CommandRequest request;
    private final String instruction;
    private final AtomicReference<Optional<Outcome>> outcome = new AtomicReference<>(Optional.empty());
    private volatile Optional<Plan> plan = Optional.empty();
    private volatile OptionalLong doubtfulSince = OptionalLong.empty();
    private volatile Optional<String> paused = Optional.empty();
    private volatile boolean over;

    /** @param instruction as the policy knows it */
    Task(CommandRecord record, CommandRequest request, String instruction) {
        this.record = record;
        this.request = request;
        this.instruction = instruction;
    }

    CommandRecord record() {
        return record;
    }

    String instruction() {
        return instruction;
    }

    double confidenceMin() {
        return request.confidenceMin();
    }

    long deadlineNanos() {
        return record.acceptedNanos() + request.timeout().toNanos();
    }

    /** Follow this from now on. */
    void follow(Plan next) {
        plan = Optional.of(next);
        doubtfulSince = OptionalLong.empty();
    }

    Optional<Plan> plan() {
        return plan;
    }

    /** A chunk below the gate came. */
    void doubt(long nanos) {
        if (doubtfulSince.isEmpty()) {
            doubtfulSince = OptionalLong.of(nanos);
        }
    }

    /** Since when no acceptable chunk has come, after the first that was not; empty while all is well. */
    OptionalLong doubtfulSince() {
        return doubtfulSince;
    }

    /** What the arm waits for at present; the loop says so. */
    void pause(Optional<String> why) {
        paused = why;
    }

    Optional<String> paused() {
        return paused;
    }

    /** What the worker found; the first counts. */
    void conclude(Outcome found) {
        outcome.compareAndSet(Optional.empty(), Optional.of(found));
    }

    Optional<Outcome> outcome() {
        return outcome.get();
    }

    /** It no longer occupies the arm. */
    void end() {
        over = true;
    }

    boolean over() {
        return over;
    }
}
