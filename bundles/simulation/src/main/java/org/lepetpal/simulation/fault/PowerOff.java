package org.lepetpal.simulation.fault;

/** The arm has no power: nobody answers and nothing holds. When it comes back, servos start from their EEPROM. */
public final class PowerOff implements Fault {
    @Override
    public FaultKind kind() {
        return FaultKind.POWER_OFF;
    }

    @Override
    public String effect() {
        return kind().description();
    }

    @Override
    public boolean hears(int servo) {
        return false;
    }

    @Override
    public double volts(double volts, double amperes) {
        return 0;
    }
}
