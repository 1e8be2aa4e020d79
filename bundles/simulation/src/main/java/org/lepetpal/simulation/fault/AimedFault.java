package org.lepetpal.simulation.fault;

/** Hits some of what passes on the bus, and tells how often it has. */
abstract class AimedFault implements Fault {
    private final FaultKind kind;
    private final Trigger trigger;

    AimedFault(FaultKind kind, Aim aim) {
        this.kind = kind;
        trigger = new Trigger(aim);
    }

    /** Something of this servo passes: is it hit? */
    final boolean hits(int servo) {
        return trigger.hits(servo);
    }

    @Override
    public final FaultKind kind() {
        return kind;
    }

    @Override
    public String effect() {
        return kind.description() + " " + trigger.account();
    }
}
