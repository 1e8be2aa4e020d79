package org.lepetpal.simulation.fault;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.lepetpal.simulation.servo.Answer;
import org.lepetpal.simulation.servo.Register;

/**
 * The end of the encoder's turn lies in the middle of the travel: the first position read is reported as 4095, and a step
 * further it is 0.
 */
public final class PositionWrap extends AnswerFault {
    private static final int TURN = 4096;

    private final Map<Integer, Integer> shift = new HashMap<>();

    public PositionWrap(Aim aim) {
        super(FaultKind.POSITION_WRAP, aim);
    }

    @Override
    Answer distort(Answer answer) {
        OptionalInt position = answer.value(Register.PRESENT_POSITION);
        if (position.isEmpty()) {
            return answer;
        }
        int by = shift.computeIfAbsent(answer.id(), id -> TURN - 1 - position.getAsInt());
        return answer.with(Register.PRESENT_POSITION, Math.floorMod(position.getAsInt() + by, TURN));
    }
}
