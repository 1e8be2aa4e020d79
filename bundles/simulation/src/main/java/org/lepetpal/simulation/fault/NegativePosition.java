package org.lepetpal.simulation.fault;

import org.lepetpal.simulation.servo.Answer;
import org.lepetpal.simulation.servo.Register;

/** A servo reports a position below 0, as one does that counts turns: sign in bit 15, not two's complement. */
public final class NegativePosition extends AnswerFault {
    private static final Limits POSITION = new Limits("position", -32_767, -1);

    private final int position;

    /** @param position −32767…−1 steps */
    public NegativePosition(Aim aim, int position) {
        super(FaultKind.NEGATIVE_POSITION, aim);
        this.position = POSITION.check(position);
    }

    @Override
    Answer distort(Answer answer) {
        return answer.with(Register.PRESENT_POSITION, position);
    }
}
