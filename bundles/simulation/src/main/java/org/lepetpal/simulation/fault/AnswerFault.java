package org.lepetpal.simulation.fault;

import org.lepetpal.simulation.servo.Answer;

/** Lets servos say what is not so, in sound frames. */
abstract class AnswerFault extends AimedFault {
    AnswerFault(FaultKind kind, Aim aim) {
        super(kind, aim);
    }

    /** What is said instead. */
    abstract Answer distort(Answer answer);

    @Override
    public final Answer says(Answer answer) {
        return hits(answer.id()) ? distort(answer) : answer;
    }
}
