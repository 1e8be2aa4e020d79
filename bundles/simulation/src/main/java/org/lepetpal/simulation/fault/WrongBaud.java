package org.lepetpal.simulation.fault;

import java.util.OptionalInt;
import org.lepetpal.simulation.servo.Answer;
import org.lepetpal.simulation.servo.Baud;
import org.lepetpal.simulation.servo.Register;

/** A servo listens at another speed than the rest, whatever is written to it. */
public final class WrongBaud implements Fault {
    private final OptionalInt id;
    private final int baud;
    private final int code;

    /**
     * @param servo which one; all when empty
     * @param baud one of the speeds that servos have
     */
    public WrongBaud(OptionalInt servo, int baud) {
        servo.ifPresent(Limits.SERVO::check);
        id = servo;
        this.baud = baud;
        code = Baud.code(baud)
                .orElseThrow(
                        () -> new IllegalArgumentException("'baud' is " + baud + ", it must be one of " + Baud.all()));
    }

    @Override
    public FaultKind kind() {
        return FaultKind.WRONG_BAUD;
    }

    @Override
    public String effect() {
        return (id.isPresent() ? "servo " + id.getAsInt() + " listens" : "all servos listen") + " at " + baud + " baud";
    }

    @Override
    public int speed(int servo, int own) {
        return concerns(servo) ? baud : own;
    }

    @Override
    public Answer says(Answer answer) {
        return concerns(answer.id()) ? answer.with(Register.BAUD_RATE, code) : answer;
    }

    private boolean concerns(int servo) {
        return id.isEmpty() || id.getAsInt() == servo;
    }
}
