package org.lepetpal.command;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.Origin;

/**
 * A command that a policy serves, as the policy's worker and the control loop share it: the worker leaves plans and, once,
 * an outcome; the loop follows the plans and ends it. Single fields, each written by one side.
 */
final class Task {
    private final CommandRecord record;
    private final CommandRequest request;
    private final String instruction;
    private final RunClock clock;
    private final AtomicReference<Optional<Outcome>> outcome = new AtomicReference<>(Optional.empty());
    private volatile Optional<Plan> plan = Optional.empty();
    private volatile OptionalLong doubtfulSince = OptionalLong.empty();
    private volatile Optional<String> paused = Optional.empty();
    private volatile Optional<Task> next = Optional.empty();
    private volatile boolean over;

    /** @param instruction as the policy knows it */
    Task(CommandRecord record, CommandRequest request, String instruction) {
        this.record = record;
        this.request = request;
        this.instruction = instruction;
        this.clock = new RunClock(record.acceptedNanos());
    }

    /** The same command once more, of which nothing is known yet. */
    Task anew() {
        return new Task(record, request, instruction);
    }

    /** It is over, and the worker goes on with that one. */
    void giveWayTo(Task other) {
        next = Optional.of(other);
        over = true;
    }

    /** What takes its place when it is over; usually nothing. */
    Optional<Task> next() {
        return next;
    }

    /** Itself until it gave way to another; then that one, or whoever took that one's place. */
    Task newest() {
        Task newest = this;
        while (newest.next.isPresent()) {
            newest = newest.next.get();
        }
        return newest;
    }

    CommandRecord record() {
        return record;
    }

    String instruction() {
        return instruction;
    }

    /** The time by which its plans are made and followed. Its deadline goes by the robot's own. */
    RunClock clock() {
        return clock;
    }

    double confidenceMin() {
        return request.confidenceMin();
    }

    Origin origin() {
        return request.origin();
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

    /** A chunk below the gate came. @param nanos by {@link #clock} */
    void doubt(long nanos) {
        if (doubtfulSince.isEmpty()) {
            doubtfulSince = OptionalLong.of(nanos);
        }
    }

    /** Since when no acceptable chunk has come, after the first that was not; empty while all is well. */
    OptionalLong doubtfulSince() {
        return doubtfulSince;
    }

    /** The arm waits: its time stands still. The loop says so, in every tick. @param nanos by the robot's time */
    void pause(String why, long nanos) {
        clock.stop(nanos);
        paused = Optional.of(why);
    }

    /** The arm waits for nothing, or for nothing any more. The loop says so. @param nanos by the robot's time */
    void goOn(long nanos) {
        clock.go(nanos);
        paused = Optional.empty();
    }

    /** What the arm waits for at present. */
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
