package org.lepetpal.simulation.fault;

import org.lepetpal.simulation.servo.Answer;
import org.lepetpal.simulation.servo.Register;

/** One servo has another firmware than the rest. */
public final class MixedFirmware extends AnswerFault {
    private static final Limits MAJOR = new Limits("major", 0, 255);
    private static final Limits MINOR = new Limits("minor", 0, 255);

    private final int major;
    private final int minor;

    public MixedFirmware(int servo, int major, int minor) {
        super(FaultKind.MIXED_FIRMWARE, Aim.at(servo));
        this.major = MAJOR.check(major);
        this.minor = MINOR.check(minor);
    }

    @Override
    Answer distort(Answer answer) {
        return answer.with(Register.FIRMWARE_MAJOR, major).with(Register.FIRMWARE_MINOR, minor);
    }
}
