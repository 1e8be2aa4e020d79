package org.lepetpal.api.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One run of a policy. Always called from one worker at a time, never from the control loop, with observations whose
 * time does not go back, and not while something in the way makes the arm wait: {@link Observation#nanos} then stands still. It
 * never waits for time to pass: it answers from the observation and its own state.
 */
@ConsumerType
public interface PolicyRun extends AutoCloseable {
    /**
     * The next step: blocks for the inference, or answers at once while that goes on beside. An exception ends the command with
     * {@code policy_error} and is a fault of the policy, for which another one may take its place; so is an inference that fails
     * beside, told by the next answer. A task that cannot be done is none: {@link PolicyStep.GivenUp}.
     */
    PolicyStep next(Observation observation);

    /**
     * How long inferences took that ended since this was asked last, in the order in which they ended. Asked after each {@link
     * #next}, by the same worker. A policy that thinks beside being asked tells it here: its answers take no time, whatever its
     * inferences do, and these are what its latency and its probation are about.
     *
     * @return 0 or longer each; empty for a policy that thinks while it is asked: each answer is an inference then, unless it
     *     says that it is {@link ActionChunk#thinking thinking}
     */
    default Optional<List<Duration>> inferences() {
        return Optional.empty();
    }

    /** Ends the run. Idempotent; called once the command is over, however it ended. */
    @Override
    void close();
}
