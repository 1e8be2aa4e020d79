package org.lepetpal.simulation.fault;

/** The bus's adapter is gone from its port. When the fault ends it is back, as another device. */
public final class Vanish implements Fault {
    @Override
    public FaultKind kind() {
        return FaultKind.VANISH;
    }

    @Override
    public String effect() {
        return kind().description();
    }

    @Override
    public boolean plugged() {
        return false;
    }
}
