package org.lepetpal.simulation.fault;

import org.lepetpal.simulation.servo.Answer;
import org.lepetpal.simulation.servo.Register;

/** Servos raise alarms without a cause: in the error byte of every reply and in the register Status. */
public final class ErrorBits extends AnswerFault {
    private static final Limits BITS = new Limits("bits", 1, 127);

    private final int bits;

    /** @param bits 1 voltage, 2 sensor, 4 heat, 8 current, 32 overload, or their sum */
    public ErrorBits(Aim aim, int bits) {
        super(FaultKind.ERROR_BITS, aim);
        this.bits = BITS.check(bits);
    }

    @Override
    Answer distort(Answer answer) {
        Answer alarmed = answer.withError(bits);
        return alarmed.with(Register.STATUS, alarmed.error());
    }

    @Override
    public String effect() {
        return super.effect() + ", bits 0x%02x".formatted(bits);
    }
}
