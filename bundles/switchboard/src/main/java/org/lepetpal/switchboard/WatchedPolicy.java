package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;

/**
 * A policy as its slot lends it: every question is timed, a wrong answer counts as a failure, nobody reaches it once it is
 * withdrawn, not even by a run begun before, and a shadow hears what it is asked.
 */
final class WatchedPolicy implements Policy {
    private final Policy policy;
    private final PolicyDescription description;
    private final Conduct conduct;
    private final Audience audience;

    /** Asks it what it is, once and for all: whoever wants to know, some of them under locks, waits for nobody. */
    WatchedPolicy(Policy policy, Conduct conduct, Audience audience) {
        this(policy, Objects.requireNonNull(policy.description(), "no description"), conduct, audience);
    }

    private WatchedPolicy(Policy policy, PolicyDescription description, Conduct conduct, Audience audience) {
        this.policy = policy;
        this.description = description;
        this.conduct = conduct;
        this.audience = audience;
    }

    /** The same without an audience: what a shadow says is not said to itself, and what a newcomer says on trial to nobody. */
    static Policy alone(Policy policy) {
        return policy instanceof WatchedPolicy watched
                ? new WatchedPolicy(watched.policy, watched.description, watched.conduct, Audience.NOBODY)
                : policy;
    }

    @Override
    public PolicyDescription description() {
        return description;
    }

    @Override
    public PolicyRun begin(String instruction) {
        if (!description.serves(instruction)) {
            // Its caller's mistake, which tells nothing of the policy: the one that was to serve it was just replaced.
            throw new IllegalArgumentException("'" + instruction + "' is not served");
        }
        return new WatchedRun(instruction, conduct.ask(() -> policy.begin(instruction), Inferences.none()));
    }

    private final class WatchedRun implements PolicyRun {
        private final String instruction;
        private final PolicyRun run;
        /** That ended with the last answer. */
        private List<Duration> ended = List.of();

        private WatchedRun(String instruction, PolicyRun run) {
            this.instruction = instruction;
            this.run = run;
        }

        @Override
        public PolicyStep next(Observation observation) {
            PolicyStep step = conduct.ask(() -> usable(run.next(observation), observation), this::endedWith);
            audience.heard(this, instruction, observation, step);
            return step;
        }

        /** Who thinks beside being asked knows best how long that took. */
        private List<Long> endedWith(PolicyStep answer, long nanos) {
            ended = run.inferences().orElseGet(() -> thinks(answer) ? List.of() : List.of(Duration.ofNanos(nanos)));
            return ended.stream().map(WatchedPolicy::nanos).toList();
        }

        @Override
        public Optional<List<Duration>> inferences() {
            return Optional.of(ended);
        }

        @Override
        public void close() {
            audience.over(this);
            conduct.end(run::close);
        }
    }

    private static long nanos(Duration inference) {
        if (inference.isNegative()) {
            throw new IllegalArgumentException("an inference that took " + inference.toMillis() + " ms");
        }
        return inference.toNanos();
    }

    /** Its model has not answered yet, and whether it ever will is what is to be seen. */
    static boolean thinks(PolicyStep step) {
        return step instanceof PolicyStep.Move move && move.chunk().thinking();
    }

    private static PolicyStep usable(PolicyStep step, Observation observation) {
        if (step == null) {
            throw new IllegalArgumentException("it gave no step");
        }
        int joints = observation.lastTarget().size();
        if (step instanceof PolicyStep.Move move
                && move.chunk().targets().getFirst().size() != joints) {
            throw new IllegalArgumentException(
                    move.chunk().targets().getFirst().size() + " joints planned for an arm of " + joints);
        }
        return step;
    }
}
