package org.lepetpal.policy.scripted;

import java.util.OptionalDouble;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.policy.PolicyStep;

/** What a stage makes of what it senses. */
sealed interface Turn {
    /**
     * Goes on along this trajectory.
     *
     * @param confidence that of the last sure sight of the thing, or the quality of the grip; empty when neither is there
     */
    record Go(Trajectory trajectory, Phase phase, OptionalDouble confidence, String message) implements Turn {}

    /** Hands over to another stage, at once. */
    record Then(Stage stage) implements Turn {}

    /** The run is over. */
    record Over(PolicyStep step) implements Turn {
        static Over done(boolean readyToThrow, String message) {
            return new Over(new PolicyStep.Done(readyToThrow, message));
        }

        static Over notFound(String message) {
            return new Over(new PolicyStep.GivenUp("object_not_found", message));
        }

        static Over cannot(String message) {
            return new Over(new PolicyStep.GivenUp("policy_error", message));
        }
    }
}
