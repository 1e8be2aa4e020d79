package org.lepetpal.simulation.fault;

import org.lepetpal.simulation.servo.Answer;
import org.lepetpal.simulation.servo.Protection;
import org.lepetpal.simulation.servo.Register;

/** A servo says that it is hot; above 70 °C it raises the alarm too. */
public final class Overheat extends AnswerFault {
    private static final Limits CELSIUS = new Limits("celsius", 0, 150);
    private static final int ALARM = 70;

    private final int celsius;

    public Overheat(Aim aim, int celsius) {
        super(FaultKind.OVERHEAT, aim);
        this.celsius = CELSIUS.check(celsius);
    }

    @Override
    Answer distort(Answer answer) {
        Answer hot = answer.with(Register.PRESENT_TEMPERATURE, celsius);
        if (celsius <= ALARM) {
            return hot;
        }
        Answer alarmed = hot.withError(Protection.OVERHEAT);
        return alarmed.with(Register.STATUS, alarmed.error());
    }
}
