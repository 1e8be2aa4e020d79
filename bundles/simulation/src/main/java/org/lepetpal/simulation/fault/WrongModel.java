package org.lepetpal.simulation.fault;

import org.lepetpal.simulation.servo.Answer;
import org.lepetpal.simulation.servo.Register;

/** A servo says that it is of another model. */
public final class WrongModel extends AnswerFault {
    /** The STS3250, which looks the same. */
    static final int STS3250 = 2825;

    private static final Limits MODEL = new Limits("model", 0, 65_535);

    private final int model;

    public WrongModel(int servo, int model) {
        super(FaultKind.WRONG_MODEL, Aim.at(servo));
        this.model = MODEL.check(model);
    }

    @Override
    Answer distort(Answer answer) {
        return answer.with(Register.MODEL_NUMBER, model);
    }
}
