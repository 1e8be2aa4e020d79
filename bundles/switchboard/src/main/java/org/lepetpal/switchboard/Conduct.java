package org.lepetpal.switchboard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Knows which inferences have ended with an answer: who thinks beside being asked answers at once, whatever that takes. */
    @FunctionalInterface
    interface Inferences<R> {
        /** @param nanos that the answer took; @return nanoseconds that each took, in the order in which they ended */
        List<Long> endedWith(R answer, long nanos);
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
     */
    <R> R ask(Supplier<R> question, Inferences<R> inferences) {
        try (Leases.Ticket _ = leases.lend()) {
            if (leases.closed()) {
                throw new IllegalStateException("it has been withdrawn");
            }
            return answer(question, inferences);
        }
    }

    private <R> R answer(Supplier<R> question, Inferences<R> inferences) {
        Call call = new Call(Thread.currentThread(), time.nanoTime());
        calls.add(call);
        try {
            R answer = question.get();
            end(call);
            inferences.endedWith(answer, time.nanoTime() - call.begun).forEach(this::inferred);
            return answer;
        } catch (RuntimeException | LinkageError e) {
            // A LinkageError too: that is how a service shows whose bundle went away under it.
            failed(call, e);
            throw e;
        } catch (VirtualMachineError e) {
            // Out of memory or of stack: by now what it took is free again, and it need not end whoever asked.
            failed(call, e);
            throw new IllegalStateException("it threw " + Mishap.of(e).text(), e);
        } finally {
            end(call);
        }
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
        return calls.stream().map(call -> nowNanos - call.begun).max(Long::compare);
    }

    /** Wakes whoever waits for an answer, where the service lets itself be woken. */
    void interrupt() {
        calls.forEach(Call::interrupt);
    }

    private static final class Call {
        private final Thread thread;
        private final long begun;
        private boolean over;
        private boolean interrupted;

        private Call(Thread thread, long begun) {
            this.thread = thread;
            this.begun = begun;
        }

        private synchronized void interrupt() {
            if (!over) {
                interrupted = true;
                thread.interrupt();
            }
        }

        /** An interrupt that came too late must not hit what the thread does next. */
        private synchronized void end() {
            over = true;
            if (interrupted) {
                interrupted = false;
                Thread.interrupted();
            }
        }
    }
}
