package org.lepetpal.api.arm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a procedure stands.
 *
 * @param kind which
 * @param stage where it is
 * @param prompt what the person should do or know now; one to three sentences
 * @param answers what {@link ArmProcedures#answer} takes now, the usual one first; empty while it works and once it ended
 * @param joints what is measured meanwhile, in the arm's order; empty where nothing is
 * @param error what went wrong in the last step, and how to mend it; the step can be answered again unless it failed
 */
public record ProcedureState(
        ProcedureKind kind,
        Stage stage,
        String prompt,
        List<String> answers,
        List<JointProgress> joints,
        Optional<String> error) {
    public ProcedureState {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(prompt, "prompt");
        Objects.requireNonNull(error, "error");
        answers = List.copyOf(answers);
        joints = List.copyOf(joints);
        if (answers.isEmpty() == (stage == Stage.WAITING)) {
            throw new IllegalArgumentException("stage " + stage + " with answers " + answers);
        }
    }

    /** Where a procedure is. */
    public enum Stage {
        /** It works; ask again. */
        WORKING,
        /** It waits for the person's answer. */
        WAITING,
        /** Done; the prompt says what came of it. */
        DONE,
        /** It ended without result; the error says why. */
        FAILED,
        /** A person gave it up, or nobody answered for ten minutes. */
        ABANDONED
    }

    /**
     * What one joint's servo shows, in steps.
     *
     * @param name of the joint
     * @param position where it is now
     * @param min smallest position since the sweep began; equal to {@code position} before
     * @param max largest position since the sweep began
     */
    public record JointProgress(String name, int position, int min, int max) {
        public JointProgress {
            if (min > position || position > max) {
                throw new IllegalArgumentException(name + ": " + position + " is not in " + min + "…" + max);
            }
        }
    }
}
