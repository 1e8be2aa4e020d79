package org.lepetpal.rest;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.ArmProcedures;
import org.lepetpal.api.arm.ProcedureKind;
import org.lepetpal.api.arm.ProcedureState;
import org.lepetpal.api.arm.ProcedureState.JointProgress;
import org.lepetpal.api.arm.ProcedureState.Stage;

/** One question, whose answer is {@code swept}; no arm where it is told so. */
final class FakeProcedures implements ArmProcedures {
    private final boolean armless;
    private Optional<ProcedureState> state = Optional.empty();

    FakeProcedures(boolean armless) {
        this.armless = armless;
    }

    @Override
    public ProcedureState begin(ProcedureKind kind) {
        if (armless) {
            throw new IllegalStateException("no arm is set up (ARM=none)");
        }
        if (state.filter(now -> now.stage() == Stage.WAITING).isPresent()) {
            throw new IllegalStateException("the procedure calibrate runs");
        }
        return now(new ProcedureState(
                kind,
                Stage.WAITING,
                "Sweep all joints.",
                List.of("swept", "repeat"),
                List.of(new JointProgress("gripper", 2000, 1500, 3000)),
                Optional.empty()));
    }

    @Override
    public ProcedureState answer(String answer) {
        ProcedureState now = state.filter(waiting -> waiting.stage() == Stage.WAITING)
                .orElseThrow(() -> new IllegalStateException("no procedure waits for an answer"));
        if (!now.answers().contains(answer)) {
            throw new IllegalArgumentException("answer with swept or repeat");
        }
        return end(now.kind(), Stage.DONE);
    }

    @Override
    public Optional<ProcedureState> state() {
        return state;
    }

    @Override
    public void abandon() {
        state.filter(now -> now.stage() == Stage.WAITING).ifPresent(now -> end(now.kind(), Stage.ABANDONED));
    }

    private ProcedureState end(ProcedureKind kind, Stage stage) {
        return now(new ProcedureState(kind, stage, "Over.", List.of(), List.of(), Optional.empty()));
    }

    private ProcedureState now(ProcedureState next) {
        state = Optional.of(next);
        return next;
    }
}
