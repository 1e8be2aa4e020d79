package org.lepetpal.simulation.fault;

import org.lepetpal.simulation.servo.Answer;

/** Lets servos say what is not so, in sound frames. */
abstract class AnswerFault implements Fault {
    private final FaultKind kind;
    private final Trigger trigger;

    AnswerFault(FaultKind kind, Aim aim) {
        this.kind = kind;
        trigger = new Trigger(aim);
    }

    /** What is said instead. */
    abstract Answer distort(Answer answer);

    @Override
    public final FaultKind kind() {
        return kind;
    }

    @Override
    public String effect() {
        return kind.description() + " " + trigger.account();
    }

    @Override
    public final Answer says(Answer answer) {
        return trigger.hits(answer.id()) ? distort(answer) : answer;
    }
}
