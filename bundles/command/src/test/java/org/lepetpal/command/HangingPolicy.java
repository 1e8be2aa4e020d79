package org.lepetpal.command;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;

/** A policy of which one call heeds no interrupt, and returns when the test says so, or after two minutes. */
final class HangingPolicy implements Policy {
    private final In where;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicBoolean hanging = new AtomicBoolean();

    /** Which call hangs. */
    enum In {
        NEXT,
        CLOSE
    }

    HangingPolicy(In where) {
        this.where = where;
    }

    /** Whether a call is in it now. */
    boolean hangs() {
        return hanging.get();
    }

    boolean awaitQuestion() throws InterruptedException {
        return asked.await(10, TimeUnit.SECONDS);
    }

    void release() {
        released.countDown();
    }

    @Override
    public PolicyDescription description() {
        return new PolicyDescription("hanging", "1.0.0", Map.of(Rig.BALL, Set.of()), false);
    }

    @Override
    public PolicyRun begin(String instruction) {
        return new PolicyRun() {
            @Override
            public PolicyStep next(Observation seen) {
                asked.countDown();
                hang(In.NEXT);
                return Rig.moving(0.9).apply(seen);
            }

            @Override
            public void close() {
                hang(In.CLOSE);
            }
        };
    }

    private void hang(In call) {
        boolean interrupted = false;
        hanging.compareAndSet(false, call == where);
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (call == where && released.getCount() > 0 && System.nanoTime() < until) {
            try {
                interrupted |= !released.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException heedless) {
                interrupted = true;
            }
        }
        if (call == where) {
            hanging.set(false);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
