package org.lepetpal.simulation.servo;

/**
 * A servo's guard over itself. Sets the alarm bits; overload and over-current that last too long also cut the drive down
 * to the protective torque until torque is switched anew or the goal asks for the other direction.
 */
public final class Protection {
    static final int VOLTAGE = 0x01;
    public static final int OVERHEAT = 0x04;
    static final int OVER_CURRENT = 0x08;
    static final int OVERLOAD = 0x20;

    private static final double SECONDS_PER_TIME_UNIT = 0.01;
    private static final double AMPERES_PER_UNIT = 0.0065;

    private double overloadSeconds;
    private double overCurrentSeconds;
    private int latched;
    private double trippedTowards;

    /** Starts afresh, as after switching torque. */
    void reset() {
        overloadSeconds = 0;
        overCurrentSeconds = 0;
        latched = 0;
    }

    /**
     * Largest duty allowed now, 0…1.
     *
     * @param towards sign of the position error
     */
    double dutyLimit(RegisterFile registers, double towards) {
        if (latched != 0 && towards * trippedTowards < 0) {
            reset();
        }
        double wished =
                Math.min(registers.get(Register.TORQUE_LIMIT), registers.get(Register.MAX_TORQUE_LIMIT)) / 1000.0;
        return latched == 0 ? wished : Math.min(wished, registers.get(Register.PROTECTIVE_TORQUE) / 100.0);
    }

    /** @return the alarm bits */
    int watch(RegisterFile registers, double duty, double amperes, double volts, double celsius, double seconds) {
        int guarded = registers.get(Register.UNLOADING_CONDITION);
        overloadSeconds =
                Math.abs(duty) * 100 > registers.get(Register.OVERLOAD_TORQUE) ? overloadSeconds + seconds : 0;
        overCurrentSeconds = Math.abs(amperes) > registers.get(Register.PROTECTION_CURRENT) * AMPERES_PER_UNIT
                ? overCurrentSeconds + seconds
                : 0;
        if ((guarded & OVERLOAD) != 0
                && overloadSeconds > registers.get(Register.PROTECTION_TIME) * SECONDS_PER_TIME_UNIT) {
            trip(OVERLOAD, duty);
        }
        if ((guarded & OVER_CURRENT) != 0
                && overCurrentSeconds > registers.get(Register.OVER_CURRENT_PROTECTION_TIME) * SECONDS_PER_TIME_UNIT) {
            trip(OVER_CURRENT, duty);
        }
        int alarms = latched;
        if (volts * 10 > registers.get(Register.MAX_VOLTAGE_LIMIT)
                || volts * 10 < registers.get(Register.MIN_VOLTAGE_LIMIT)) {
            alarms |= VOLTAGE;
        }
        if (celsius > registers.get(Register.MAX_TEMPERATURE_LIMIT)) {
            alarms |= OVERHEAT;
        }
        return alarms;
    }

    private void trip(int alarm, double duty) {
        latched |= alarm;
        trippedTowards = Math.signum(duty);
    }
}
