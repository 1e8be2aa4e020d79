package org.lepetpal.simulation.servo;

/**
 * The position control of a servo: a moving set-point, a proportional and a damping part, a dead zone, and a limit of the
 * drive. The integral part, 0 in every factory-set and LeRobot-configured servo, is left out.
 */
final class PositionLoop {
    /** Drive per step of error and unit of P: 4 % per step at P = 16, so that a loaded joint droops by 3…10 steps. */
    private static final double DUTY_PER_STEP_AND_P = 0.0025;

    /** Drive per rad/s of speed error and unit of D: damps the loaded shoulder at LeRobot's P = 16, D = 32. */
    private static final double DUTY_PER_SPEED_AND_D = 0.045;

    private static final double STEPS_PER_SECOND_SQUARED_PER_UNIT = 100;

    private final MotionProfile profile = new MotionProfile();
    private double duty;

    /** Begins where the joint is. */
    void restart(double presentSteps) {
        profile.restart(presentSteps);
        duty = 0;
    }

    /** Drive of the last instant, −1…1. */
    double duty() {
        return duty;
    }

    double setPoint() {
        return profile.position();
    }

    boolean travelling() {
        return profile.speed() != 0;
    }

    /**
     * One instant of control.
     *
     * @param presentSteps where the joint is
     * @param speed of the joint, rad/s
     */
    Torque control(
            RegisterFile registers,
            Protection protection,
            Motor motor,
            double volts,
            double presentSteps,
            double speed,
            double seconds) {
        profile.advance(registers.get(Register.GOAL_POSITION), maxSpeed(registers), acceleration(registers), seconds);
        double error = beyondDeadZone(registers, profile.position() - presentSteps);
        double stiffness = DUTY_PER_STEP_AND_P * registers.get(Register.P_COEFFICIENT);
        double damping = DUTY_PER_SPEED_AND_D * registers.get(Register.D_COEFFICIENT);
        double wishedSpeed = StepScale.radiansPerSecond(profile.speed());
        double wished = stiffness * error + damping * wishedSpeed;
        double limit = protection.dutyLimit(registers, error);
        double strength = motor.strength(volts);
        duty = wished - damping * speed;
        if (Math.abs(duty) > limit) {
            duty = Math.copySign(limit, duty);
            return new Torque(strength * duty, motor.drag());
        }
        double ahead = damping + stiffness * StepScale.speed(seconds);
        return new Torque(strength * wished, strength * ahead + motor.drag());
    }

    private static double maxSpeed(RegisterFile registers) {
        double ceiling = registers.get(Register.MAXIMUM_VELOCITY_LIMIT) * 50.0;
        double unit = (registers.get(Register.PHASE) & 0x04) != 0 ? 1 : 50;
        double wished = Math.abs(registers.get(Register.GOAL_VELOCITY)) * unit;
        return wished == 0 ? ceiling : Math.min(wished, ceiling);
    }

    private static double acceleration(RegisterFile registers) {
        double ceiling = Math.max(1, registers.get(Register.MAXIMUM_ACCELERATION)) * STEPS_PER_SECOND_SQUARED_PER_UNIT;
        double wished = registers.get(Register.ACCELERATION) * STEPS_PER_SECOND_SQUARED_PER_UNIT;
        return wished == 0 ? ceiling : Math.min(wished, ceiling);
    }

    private static double beyondDeadZone(RegisterFile registers, double error) {
        double zone = registers.get(error > 0 ? Register.CW_DEAD_ZONE : Register.CCW_DEAD_ZONE);
        return Math.copySign(Math.max(0, Math.abs(error) - zone), error);
    }
}
