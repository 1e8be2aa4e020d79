package org.lepetpal.switchboard;

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.swap.Agreement;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One shadow at work, on a worker of its own. What comes while it thinks is not shown to it. */
final class Rehearsal implements Audience, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    /** One observation, and the end of a run. */
    private static final int BACKLOG = 2;

    private final Tenant<Policy> shadow;
    private final Timebase.Worker worker;
    private final Aside ending;
    private final Comparison comparison = new Comparison();
    private volatile boolean thinking;
    /** The picture of what waits to be thought about; whoever takes it out gives it back. */
    private final AtomicReference<Optional<Frame>> waiting = new AtomicReference<>(Optional.empty());
    /** On the worker: the run that it follows, and its own. */
    private Object followed = this;

    private Optional<PolicyRun> own = Optional.empty();

    Rehearsal(Tenant<Policy> shadow, Timebase time) {
        this.shadow = shadow;
        this.worker = time.worker("policy-shadow", BACKLOG);
        this.ending = new Aside(time, "policy-shadow-end");
    }

    Tenant<Policy> shadow() {
        return shadow;
    }

    Agreement agreement() {
        return comparison.agreement();
    }

    @Override
    public void heard(Object run, String instruction, Observation seen, PolicyStep answer) {
        if (thinking) {
            return;
        }
        thinking = true;
        waiting.set(seen.frame().map(Frame::retain));
        if (!hand(() -> {
            Optional<Frame> frame = waiting.getAndSet(Optional.empty());
            try {
                think(run, instruction, seen, answer);
            } finally {
                frame.ifPresent(Frame::close);
                thinking = false;
            }
        })) {
            forget();
            thinking = false;
        }
    }

    private void forget() {
        waiting.getAndSet(Optional.empty()).ifPresent(Frame::close);
    }

    @Override
    public void over(Object run) {
        hand(() -> {
            if (followed == run) {
                end();
            }
        });
    }

    private boolean hand(Runnable task) {
        try {
            worker.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("the shadow {} is busy or has left", shadow.id(), e);
            return false;
        }
    }

    private void think(Object run, String instruction, Observation seen, PolicyStep answer) {
        try {
            if (followed != run) {
                end();
                followed = run;
                own = Optional.of(WatchedPolicy.alone(shadow.service()).begin(instruction));
            }
            own.map(mine -> mine.next(seen))
                    // Who still thinks has planned nothing yet: that it holds still until then is no opinion.
                    .filter(planned -> !WatchedPolicy.thinks(planned) && !WatchedPolicy.thinks(answer))
                    .ifPresent(planned ->
                            comparison.add(answer, planned, seen.lastTarget().size()));
        } catch (RuntimeException | LinkageError e) {
            // Counted as its failure already; it is only a shadow. It begins anew with the next observation.
            LOG.debug("the shadow {} failed", shadow.id(), e);
            comparison.addFailure(seen.lastTarget().size());
            followed = this;
            end();
        }
    }

    private void end() {
        Optional<PolicyRun> ending = own;
        own = Optional.empty();
        try {
            ending.ifPresent(PolicyRun::close);
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("a run of the shadow {} could not be closed", shadow.id(), e);
        }
    }

    /** Returns at once: a shadow may take as long as it likes to end, and nobody waits for it. */
    @Override
    public void close() {
        ending.execute(() -> {
            worker.close();
            // Nobody thinks about it any more.
            forget();
            end();
        });
    }
}
