package org.lepetpal.command;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Switchboard;

/**
 * One run of one policy for one command, on the policy's worker. The command stays with the policy that began it, unless
 * the switchboard wants it handed over: another one that becomes active meanwhile serves the next command. A policy that
 * is withdrawn ends its runs.
 */
final class PolicySession implements AutoCloseable {
    private final Switchboard switchboard;
    private final Slot<Policy> slot;
    private final Candidate candidate;
    private final Policy policy;
    private final PolicyRun run;
    private final double mostHz;
    private final Turns turns;
    private final KeepingUp keepingUp;

    private PolicySession(
            Switchboard switchboard, Slot<Policy> slot, Lease<Policy> lease, PolicyRun run, double mostHz) {
        this.switchboard = switchboard;
        this.slot = slot;
        this.candidate = lease.candidate();
        this.policy = lease.service();
        this.run = run;
        OptionalDouble wishedHz = policy.description().inferenceRateHz();
        this.mostHz = mostHz;
        this.turns = Turns.of(wishedHz);
        this.keepingUp = new KeepingUp(Math.min(mostHz, wishedHz.orElse(mostHz)));
    }

    /**
     * @param mostHz how often the robot asks policies per second
     * @throws IllegalStateException when there is no policy any more
     */
    static PolicySession begin(Switchboard switchboard, Slot<Policy> slot, String instruction, double mostHz) {
        try (Lease<Policy> lease = slot.take().orElseThrow(() -> new IllegalStateException("there is no policy"))) {
            return new PolicySession(switchboard, slot, lease, lease.service().begin(instruction), mostHz);
        }
    }

    /**
     * Begins a run on the policy that is to take the command over.
     *
     * @return empty while the command stays where it is: nobody wants it elsewhere, or the other does not serve it
     */
    Optional<PolicySession> successor(String instruction) {
        Optional<Lease<Policy>> active = slot.take();
        if (active.isEmpty()) {
            return Optional.empty();
        }
        try (Lease<Policy> lease = active.get()) {
            return lease.handOver()
                            && lease.service() != policy
                            && lease.service().description().serves(instruction)
                    ? Optional.of(new PolicySession(
                            switchboard, slot, lease, lease.service().begin(instruction), mostHz))
                    : Optional.empty();
        }
    }

    String policy() {
        return candidate.id();
    }

    Policy service() {
        return policy;
    }

    /** How it keeps up with the arm. */
    KeepingUp keepingUp() {
        return keepingUp;
    }

    /** Whether it is to be asked now: it may wish to be asked less often than the robot asks policies. */
    boolean isDue(long nanos) {
        return turns.take(nanos);
    }

    /** @return empty when the policy was withdrawn */
    Optional<PolicyStep> next(Observation observation) {
        Optional<Lease<Policy>> lease = slot.take();
        try {
            boolean leased = lease.filter(active -> active.service() == policy).isPresent();
            return leased || replaced() ? Optional.of(run.next(observation)) : Optional.empty();
        } finally {
            lease.ifPresent(Lease::close);
        }
    }

    /**
     * Whether it is still there, only no longer the active one. Nobody can lease it then; the switchboard watches its runs
     * all the same, and a withdrawal waits for a step that is under way.
     */
    private boolean replaced() {
        return switchboard.candidates(SlotName.POLICY).stream()
                .anyMatch(present ->
                        present.id().equals(candidate.id()) && present.origin().equals(candidate.origin()));
    }

    @Override
    public void close() {
        run.close();
    }
}
