package org.lepetpal.api.policy;

import java.util.Objects;

/** What a run says next: a chunk of motion, or that it is over. */
public sealed interface PolicyStep {
    /** Do this next; it replaces what is left of the chunk before. */
    record Move(ActionChunk chunk) implements PolicyStep {
        public Move {
            Objects.requireNonNull(chunk, "chunk");
        }
    }

    /**
     * The task is done.
     *
     * @param readyToThrow true when a ball is held and ready to be thrown
     * @param message for people
     */
    record Done(boolean readyToThrow, String message) implements PolicyStep {
        public Done {
            Objects.requireNonNull(message, "message");
        }
    }

    /**
     * The task cannot be done.
     *
     * @param code {@code object_not_found} or {@code policy_error}
     * @param message for people
     */
    record GivenUp(String code, String message) implements PolicyStep {
        public GivenUp {
            if (!code.equals("object_not_found") && !code.equals("policy_error")) {
                throw new IllegalArgumentException("code " + code);
            }
            Objects.requireNonNull(message, "message");
        }
    }
}
