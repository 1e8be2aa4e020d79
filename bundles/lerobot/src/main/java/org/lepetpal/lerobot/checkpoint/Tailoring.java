package org.lepetpal.lerobot.checkpoint;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a robot wants a checkpoint to do otherwise than its {@code config.json} says.
 *
 * @param where that is said, for messages
 * @param precision in what it is computed, as its kind's settings name it; empty for what those say
 * @param chunk actions in one chunk, 1…{@link PolicyConfig#MOST_ACTIONS}; empty for as many as it learned
 * @param actionSteps how many of them are executed before the next is asked for
 */
public record Tailoring(String where, Optional<String> precision, OptionalInt chunk, OptionalInt actionSteps) {
    /** Nothing. */
    public static final Tailoring NONE = new Tailoring("", Optional.empty(), OptionalInt.empty(), OptionalInt.empty());

    /**
     * What comes of a checkpoint's configuration. Where a chunk is shortened, no more of it is executed than there is.
     *
     * @throws BadCheckpointException where it wants more than the policy learned
     */
    public PolicyConfig of(PolicyConfig config) throws BadCheckpointException {
        int actions = chunk.orElse(config.chunkSize());
        if (actions > config.chunkSize()) {
            throw new BadCheckpointException(where + "'chunk' is " + actions + ", but 'chunk_size' in "
                    + PolicyConfig.FILE + " is " + config.chunkSize() + ": it has learned no more");
        }
        int executed = actionSteps.orElse(Math.min(actions, config.executedActions()));
        if (executed > actions) {
            throw new BadCheckpointException(
                    where + "'n_action_steps' is " + executed + ", but a chunk has " + actions + " actions");
        }
        return new PolicyConfig(config.type(), actions, executed, config.inputs(), config.outputs());
    }
}
