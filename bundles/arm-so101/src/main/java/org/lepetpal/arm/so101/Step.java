package org.lepetpal.arm.so101;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.ProcedureKind;
import org.lepetpal.api.arm.ProcedureState;
import org.lepetpal.api.arm.ProcedureState.JointProgress;
import org.lepetpal.api.arm.ProcedureState.Stage;

/** How one kind of procedure stands, in its own eyes. */
record Step(Stage stage, String prompt, List<String> answers, List<JointProgress> joints, Optional<String> error) {
    /** What a person answers when a step is done. */
    static final String DONE = "done";

    /** @param answers the usual one first */
    static Step waiting(String prompt, String... answers) {
        return new Step(Stage.WAITING, prompt, List.of(answers), List.of(), Optional.empty());
    }

    static Step working(String prompt) {
        return new Step(Stage.WORKING, prompt, List.of(), List.of(), Optional.empty());
    }

    static Step done(String prompt) {
        return new Step(Stage.DONE, prompt, List.of(), List.of(), Optional.empty());
    }

    static Step ended(Stage stage, String prompt, String error) {
        return new Step(stage, prompt, List.of(), List.of(), Optional.of(error));
    }

    Step with(List<JointProgress> measured) {
        return new Step(stage, prompt, answers, measured, error);
    }

    Step withError(String what) {
        return new Step(stage, prompt, answers, joints, Optional.of(what));
    }

    boolean isEnd() {
        return stage != Stage.WORKING && stage != Stage.WAITING;
    }

    ProcedureState as(ProcedureKind kind) {
        return new ProcedureState(kind, stage, prompt, answers, joints, error);
    }
}
