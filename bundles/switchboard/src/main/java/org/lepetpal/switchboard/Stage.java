package org.lepetpal.switchboard;

import java.util.Optional;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.swap.Agreement;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a policy plays along as a shadow: it sees what the active one sees, and nobody follows it. One at a time. */
final class Stage implements Audience {
    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

    private final Timebase time;
    private volatile Optional<Rehearsal> playing = Optional.empty();

    Stage(Timebase time) {
        this.time = time;
    }

    /** Ends the one that plays, and lets another play. */
    synchronized void play(Tenant<Policy> shadow) {
        stop();
        playing = Optional.of(new Rehearsal(shadow, time));
    }

    /** Nobody plays any more. */
    synchronized void stop() {
        Optional<Rehearsal> ending = playing;
        playing = Optional.empty();
        ending.ifPresent(Rehearsal::close);
    }

    /** Stops this one, if it plays. */
    synchronized void stop(Tenant<?> shadow) {
        if (shadows(shadow)) {
            stop();
        }
    }

    /**
     * Ends one that hangs: it would be shown as one of which nothing is known yet, for ever.
     *
     * @param budgetNanos for how long it may owe an answer
     */
    void watch(long nowNanos, long budgetNanos) {
        shadow().ifPresent(shadow -> shadow.conduct()
                .owing(nowNanos)
                .filter(nanos -> nanos > budgetNanos)
                .ifPresent(nanos -> fail(shadow, nanos, budgetNanos)));
    }

    private void fail(Tenant<Policy> shadow, long nanos, long budgetNanos) {
        shadow.fail("gave no answer for " + nanos / 1_000_000 + " ms as a shadow, and " + budgetNanos / 1_000_000
                + " ms are allowed");
        LOG.warn(
                "{} is no shadow any more: it {}", shadow.id(), shadow.failure().orElseThrow());
        stop(shadow);
        shadow.conduct().interrupt();
    }

    boolean shadows(Tenant<?> tenant) {
        return playing.filter(rehearsal -> rehearsal.shadow() == tenant).isPresent();
    }

    /** Who plays. */
    Optional<Tenant<Policy>> shadow() {
        return playing.map(Rehearsal::shadow);
    }

    /** How far this one agrees with the active policy; empty unless it plays. */
    Optional<Agreement> agreement(Tenant<?> tenant) {
        return playing.filter(rehearsal -> rehearsal.shadow() == tenant).map(Rehearsal::agreement);
    }

    @Override
    public void heard(Object run, String instruction, Observation seen, PolicyStep answer) {
        playing.ifPresent(rehearsal -> rehearsal.heard(run, instruction, seen, answer));
    }

    @Override
    public void over(Object run) {
        playing.ifPresent(rehearsal -> rehearsal.over(run));
    }
}
