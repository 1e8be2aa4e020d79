package org.lepetpal.api.policy;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One run of a policy. Always called from one worker at a time, never from the control loop, with observations whose
 * time does not go back, and not while something in the way makes the arm wait: {@link Observation#nanos} then stands still. It
 * never waits for time to pass: it answers from the observation and its own state.
 */
@ConsumerType
public interface PolicyRun extends AutoCloseable {
    /** The next step: blocks for the inference. An exception ends the command with {@code policy_error}. */
    PolicyStep next(Observation observation);

    /** Ends the run. Idempotent; called once the command is over, however it ended. */
    @Override
    void close();
}
