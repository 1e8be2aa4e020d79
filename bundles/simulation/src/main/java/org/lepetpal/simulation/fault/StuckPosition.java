package org.lepetpal.simulation.fault;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.lepetpal.simulation.servo.Answer;
import org.lepetpal.simulation.servo.Register;

/** A servo goes on reporting the first position that was read, wherever it goes. */
public final class StuckPosition extends AnswerFault {
    private final Map<Integer, Integer> first = new HashMap<>();

    public StuckPosition(Aim aim) {
        super(FaultKind.STUCK_POSITION, aim);
    }

    @Override
    Answer distort(Answer answer) {
        OptionalInt position = answer.value(Register.PRESENT_POSITION);
        return position.isEmpty()
                ? answer
                : answer.with(Register.PRESENT_POSITION, first.computeIfAbsent(answer.id(), id -> position.getAsInt()));
    }
}
