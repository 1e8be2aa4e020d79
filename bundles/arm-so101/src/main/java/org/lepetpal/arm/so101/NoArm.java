package org.lepetpal.arm.so101;

import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.arm.ArmCalibration;
import org.lepetpal.api.arm.ArmProcedures;
import org.lepetpal.api.arm.ProcedureKind;
import org.lepetpal.api.arm.ProcedureState;
import org.lepetpal.api.arm.ServoCalibration;

/** What can be done to an arm where none is set up: nothing, and it says so. */
final class NoArm implements ArmProcedures, ArmCalibration {
    private static final String WHY = "no arm is set up (ARM=none); set ARM to auto, sim or a serial port first";

    @Override
    public ProcedureState begin(ProcedureKind kind) {
        throw new IllegalStateException(WHY);
    }

    @Override
    public ProcedureState answer(String answer) {
        throw new IllegalStateException("no procedure waits for an answer");
    }

    @Override
    public Optional<ProcedureState> state() {
        return Optional.empty();
    }

    @Override
    public void abandon() {
        // None runs.
    }

    @Override
    public Optional<Map<String, ServoCalibration>> current() {
        return Optional.empty();
    }

    @Override
    public void store(Map<String, ServoCalibration> calibration) {
        throw new IllegalStateException(WHY);
    }
}
