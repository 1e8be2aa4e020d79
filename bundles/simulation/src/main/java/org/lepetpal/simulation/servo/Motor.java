package org.lepetpal.simulation.servo;

/**
 * A brushed motor with its gear, seen from the output shaft.
 *
 * @param ratedVolts V for which the other numbers hold
 * @param stallTorque N·m at full drive and standstill
 * @param freeSpeed rad/s at full drive without any load, gear friction left out
 * @param stallCurrent A at full drive and standstill
 */
record Motor(double ratedVolts, double stallTorque, double freeSpeed, double stallCurrent) {
    /** The 12 V type of the STS3215: 30 kg·cm, 45 rpm with the friction of its gear, 2.7 A. */
    static final Motor STS3215_12V = new Motor(12, 2.94, 4.81, 2.7);

    /** Back-EMF, as drag on the joint: N·m·s/rad. */
    double drag() {
        return stallTorque / freeSpeed;
    }

    /** N·m of stall torque for a duty of 1 at this supply voltage. */
    double strength(double volts) {
        return stallTorque * volts / ratedVolts;
    }

    /** Motor current in A, signed like its torque. */
    double current(double duty, double volts, double radiansPerSecond) {
        return stallCurrent * (duty * volts / ratedVolts - radiansPerSecond / freeSpeed);
    }
}
