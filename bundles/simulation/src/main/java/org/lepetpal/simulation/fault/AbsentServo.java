package org.lepetpal.simulation.fault;

/** A servo's plug is out of the chain: it hears nothing and says nothing, but goes on doing what it did. */
public final class AbsentServo implements Fault {
    private final int id;

    public AbsentServo(int servo) {
        id = Limits.SERVO.check(servo);
    }

    @Override
    public FaultKind kind() {
        return FaultKind.ABSENT_SERVO;
    }

    @Override
    public String effect() {
        return "servo " + id + " is not on the wire";
    }

    @Override
    public boolean hears(int servo) {
        return servo != id;
    }
}
