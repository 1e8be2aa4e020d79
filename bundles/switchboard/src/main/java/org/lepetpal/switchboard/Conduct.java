package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.lepetpal.api.health.Mishap;
import org.lepetpal.api.swap.Latency;
import org.lepetpal.api.time.Timebase;

/**
 * How one service does when it is asked: who uses it, how long it takes, what goes wrong. Its slot is told of every answer
 * before whoever asked.
 */
final class Conduct {
    private final Timebase time;
    private final Leases leases;
    private final Meter meter = new Meter();
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private volatile Judge judge = Judge.NONE;

    Conduct(Timebase time) {
        this(time, new Leases());
    }

    /** @param leases of this service alone */
    Conduct(Timebase time, Leases leases) {
        this.time = time;
        this.leases = leases;
    }

    /** Hears of every inference and every failure, on the thread of whoever asked. */
    interface Judge {
        /** Cares for nothing. */
        Judge NONE = new Judge() {
            @Override
            public void answered(long nanos) {
                // nobody waits for it
            }

            @Override
            public void failed(String reason) {
                // nobody waits for it
            }
        };

        /** An inference has ended. @param nanos that it took */
        void answered(long nanos);

        /** @param reason for people */
        void failed(String reason);
    }

    void judgedBy(Judge slot) {
        judge = slot;
    }

    Leases leases() {
        return leases;
    }

    Latency latency() {
        return meter.latency();
    }

    /**
     * Asks the service, on the calling thread, and waits for as long as it takes. It is not taken down meanwhile, unless
     * that takes longer than a withdrawal waits.
     *
     * @param question throws what the service throws, or {@link IllegalArgumentException} for an answer that nobody can use
     * @param inferences may throw the same
     * @throws IllegalStateException when the service has been withdrawn
     * @throws CancellationException when the service threw something after it was {@linkplain #interrupt() interrupted}
     */
    <R> R ask(Supplier<R> question, Inferences<R> inferences) {
        try (Leases.Ticket _ = ticket()) {
            return answer(question, inferences);
        }
    }

    /**
     * Asks it something else than the robot's work, by which nobody judges it, however long that takes and whatever it throws;
     * but it owes an answer like any other. Else like {@link #ask}.
     */
    <R> R askAside(Supplier<R> question) {
        try (Leases.Ticket _ = ticket()) {
            Call call = begin();
            try {
                return question.get();
            } catch (RuntimeException | LinkageError e) {
                throw e;
            } catch (Throwable e) {
                throw survived(e);
            } finally {
                end(call);
            }
        }
    }

    /** Asks a service for what it does beside being asked. */
    @FunctionalInterface
    interface Errand<R, X extends Exception> {
        CompletionStage<R> begin() throws X;
    }

    /**
     * Asks it for something that it does beside being asked. It may be taken down meanwhile; how that ends is no fault of it then.
     *
     * @param allowance for how long it may take by its own rules: nobody judges it by that, and it is owed only then
     * @param refusals which of what it throws is an answer, and is thrown; everything else is told by what is returned
     */
    <R, X extends Exception> CompletionStage<R> send(
            Errand<R, X> errand, Duration allowance, Predicate<Exception> refusals) throws X {
        long begun = time.nanoTime();
        Call call = begin();
        try (Leases.Ticket _ = ticket()) {
            return kept(Objects.requireNonNull(errand.begin(), "it gave no answer"), begun, allowance.toNanos());
        } catch (Throwable e) {
            if (e instanceof Exception thrown && refusals.test(thrown)) {
                throw e;
            }
            blame(call, e);
            return CompletableFuture.failedFuture(e);
        } finally {
            end(call);
        }
    }

    private <R> CompletionStage<R> kept(CompletionStage<R> promise, long begunNanos, long allowanceNanos) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        Call call = begin(Call.promised(begunNanos + allowanceNanos));
        try {
            promise.whenComplete((result, failure) -> {
                end(call);
                // That nothing came of it in time has been judged already.
                boolean counts = !call.givenUp();
                if (failure == null) {
                    if (counts) {
                        long nanos = time.nanoTime() - begunNanos;
                        meter.answered(nanos);
                        judge.answered(Math.max(0, nanos - allowanceNanos));
                    }
                    answer.complete(result);
                } else {
                    Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure;
                    if (counts) {
                        blame(call, cause);
                    }
                    answer.completeExceptionally(cause);
                }
            });
            return answer;
        } catch (RuntimeException | LinkageError e) {
            end(call);
            throw e;
        }
    }

    /** What becomes of what it was about when it was taken down is no fault of it. */
    private void blame(Call call, Throwable failure) {
        if (!leases.closed()) {
            failed(call, failure);
        }
    }

    private Leases.Ticket ticket() {
        Leases.Ticket ticket = leases.lend();
        if (leases.closed()) {
            ticket.close();
            throw new IllegalStateException("it has been withdrawn");
        }
        return ticket;
    }

    private <R> R answer(Supplier<R> question, Inferences<R> inferences) {
        Call call = begin();
        try {
            R answer = question.get();
            end(call);
            inferences.endedWith(answer, call.owing(time.nanoTime())).forEach(this::inferred);
            return answer;
        } catch (RuntimeException | LinkageError e) {
            // A LinkageError too: that is how a service shows whose bundle went away under it.
            failed(call, e);
            if (call.givenUp()) {
                throw cancellation(e);
            }
            throw e;
        } catch (Throwable e) {
            failed(call, e);
            throw call.givenUp() ? cancellation(e) : survived(e);
        } finally {
            end(call);
        }
    }

    /**
     * Out of memory or of stack, an assertion, or what its language need not declare: it need not end whoever asked, and by now
     * what it took is free again.
     */
    private static IllegalStateException survived(Throwable e) {
        return new IllegalStateException("it threw " + Mishap.of(e).text(), e);
    }

    /** Whoever asked need not take for a failure of the task what came of waking somebody who was late. */
    private static CancellationException cancellation(Throwable e) {
        CancellationException givenUp = new CancellationException(e.getMessage());
        givenUp.initCause(e);
        return givenUp;
    }

    /**
     * Lets the service end something, on the calling thread, however long ago it was withdrawn. It owes that as it owes an
     * answer; what it throws is nobody's business but the caller's.
     */
    void end(Runnable ending) {
        Call call = begin();
        try {
            ending.run();
        } finally {
            end(call);
        }
    }

    private Call begin() {
        return begin(Call.here(time.nanoTime()));
    }

    private Call begin(Call call) {
        calls.add(call);
        return call;
    }

    private void inferred(long nanos) {
        meter.answered(nanos);
        judge.answered(nanos);
    }

    private void end(Call call) {
        call.end();
        calls.remove(call);
    }

    private void failed(Call call, Throwable failure) {
        end(call);
        meter.failed();
        judge.failed("threw " + Mishap.of(failure).text());
    }

    /** For how long it has owed an answer; empty when nobody asks. */
    Optional<Long> owing(long nowNanos) {
        return calls.stream().map(call -> call.owing(nowNanos)).max(Long::compare);
    }

    /** The same, of what keeps a thread waiting. */
    Optional<Long> keepingThread(long nowNanos) {
        return calls.stream()
                .filter(Call::keepsThread)
                .map(call -> call.owing(nowNanos))
                .max(Long::compare);
    }

    /** The same, of what has not been given up yet. */
    Optional<Long> pending(long nowNanos) {
        return calls.stream()
                .filter(call -> !call.givenUp())
                .map(call -> call.owing(nowNanos))
                .max(Long::compare);
    }

    /** Whether it owes an answer that was given up. */
    boolean hangs() {
        return calls.stream().anyMatch(Call::givenUp);
    }

    /**
     * Gives up what is owed: wakes whoever waits for an answer, where the service lets itself be woken. What keeps no thread is owed
     * no more, or one promise that is never kept would be held against it for ever.
     */
    void interrupt() {
        calls.forEach(Call::interrupt);
        calls.removeIf(call -> call.givenUp() && !call.keepsThread());
    }
}
