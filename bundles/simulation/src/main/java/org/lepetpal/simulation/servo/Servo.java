package org.lepetpal.simulation.servo;

import java.util.Optional;

/**
 * One simulated STS3215: its memory, what it answers, and the motor that its memory drives. One owner: bytes and physics
 * take turns.
 */
public final class Servo {
    /** Free play between the encoder and the horn, half of it to either side: radians. */
    private static final double HALF_PLAY = Math.toRadians(0.13);

    private static final double NOMINAL_VOLTS = 12.1;
    private static final int TORQUE_ON = 1;
    private static final int TORQUE_DAMPING = 2;
    private static final int SET_MIDDLE = 128;
    private static final int MIDDLE = StepScale.TURN / 2;
    private static final double AMPERES_PER_UNIT = 0.0065;
    private static final double MOVING_STEPS_PER_SECOND = 20;

    private final Motor motor = Motor.STS3215_12V;
    private final RegisterFile registers = new RegisterFile();
    private final PositionLoop loop = new PositionLoop();
    private final Protection protection = new Protection();
    private final Warmth warmth = new Warmth();
    private final StepScale scale;
    private Optional<byte[]> registeredWrite = Optional.empty();
    private double reading;
    private boolean driven;
    private double supplyAmperes;

    /**
     * @param id on the bus, 0…253
     * @param calibration what a calibration has left in the servo
     * @param radians where the joint stands at power-up
     */
    public Servo(int id, Calibration calibration, double radians) {
        registers.burn(Register.ID, id);
        registers.burn(Register.HOMING_OFFSET, calibration.homingOffset());
        registers.burn(Register.MIN_POSITION_LIMIT, calibration.minPosition());
        registers.burn(Register.MAX_POSITION_LIMIT, calibration.maxPosition());
        // The encoder's own zero stays where it is when somebody calibrates anew.
        scale = new StepScale(calibration.zero() + calibration.homingOffset());
        place(radians);
    }

    /** The joint now stands here, as if it had always been: memory and torque stay, the goal is where it stands. */
    public void place(double radians) {
        reading = radians;
        protection.reset();
        loop.restart(present());
        supplyAmperes = 0;
        registers.set(Register.GOAL_POSITION, (int) Math.round(present()));
        registers.set(Register.STATUS, 0);
        publish(0, 0, NOMINAL_VOLTS, 0);
    }

    /** A from the power supply, averaged over the last instant; 0 or more. */
    public double supplyAmperes() {
        return supplyAmperes;
    }

    /** Whether the motor holds or moves the joint. */
    public boolean torqueOn() {
        return driven;
    }

    /**
     * One instant: measures, controls, and tells what the motor does until the next one.
     *
     * @param radians angle of the joint
     * @param speed of the joint, rad/s
     * @param volts at the servo's plug
     * @param seconds length of the instant
     */
    public Torque drive(double radians, double speed, double volts, double seconds) {
        reading = Math.clamp(reading, radians - HALF_PLAY, radians + HALF_PLAY);
        boolean wanted =
                registers.get(Register.TORQUE_ENABLE) == TORQUE_ON && registers.get(Register.OPERATING_MODE) == 0;
        if (wanted != driven) {
            driven = wanted;
            loop.restart(present());
            protection.reset();
        }
        Torque torque = torque(speed, volts, seconds);
        double duty = driven ? loop.duty() : 0;
        double amperes = driven ? motor.current(duty, volts, speed) : 0;
        supplyAmperes = Math.abs(duty * amperes);
        warmth.advance(amperes, seconds);
        registers.set(Register.STATUS, protection.watch(registers, duty, amperes, volts, warmth.celsius(), seconds));
        publish(duty, amperes, volts, StepScale.speed(speed));
        return torque;
    }

    int id() {
        return registers.get(Register.ID);
    }

    /** Alarm bits that go into every answer. */
    int alarms() {
        return registers.get(Register.STATUS);
    }

    boolean answersWrites() {
        return registers.get(Register.RESPONSE_STATUS_LEVEL) != 0;
    }

    byte[] read(int address, int length) {
        return registers.read(address, length);
    }

    void write(int address, byte[] data, int offset, int length) {
        registers.write(address, data, offset, length);
        if (registers.get(Register.TORQUE_ENABLE) == SET_MIDDLE) {
            registers.set(Register.TORQUE_ENABLE, 0);
            registers.burn(Register.HOMING_OFFSET, signedOffset((int) Math.round(actual()) - MIDDLE));
        }
        limitGoal();
        registers.set(Register.PRESENT_POSITION, position());
    }

    /** Keeps address and bytes for {@link #act()}. */
    void registerWrite(byte[] addressAndBytes) {
        registeredWrite = Optional.of(addressAndBytes);
        registers.set(Register.ASYNC_WRITE_FLAG, 1);
    }

    void act() {
        registeredWrite.ifPresent(write -> write(write[0] & 0xFF, write, 1, write.length - 1));
        registeredWrite = Optional.empty();
        registers.set(Register.ASYNC_WRITE_FLAG, 0);
    }

    private Torque torque(double speed, double volts, double seconds) {
        if (driven) {
            return loop.control(registers, protection, motor, volts, present(), speed, seconds);
        }
        boolean shorted = registers.get(Register.TORQUE_ENABLE) == TORQUE_DAMPING;
        return shorted ? new Torque(0, motor.drag()) : Torque.NONE;
    }

    private double actual() {
        return scale.steps(reading);
    }

    /** Position with the offset taken off: within one turn unless the servo counts turns. */
    private double present() {
        double steps = actual() - registers.get(Register.HOMING_OFFSET);
        return countsTurns() ? steps : steps - StepScale.TURN * Math.floor(steps / StepScale.TURN);
    }

    private int position() {
        int steps = (int) Math.round(present());
        return countsTurns() ? steps : Math.floorMod(steps, StepScale.TURN);
    }

    private boolean countsTurns() {
        return (registers.get(Register.PHASE) & 0x10) != 0;
    }

    private void limitGoal() {
        int min = registers.get(Register.MIN_POSITION_LIMIT);
        int max = registers.get(Register.MAX_POSITION_LIMIT);
        int goal = registers.get(Register.GOAL_POSITION);
        if (min < max && (goal < min || goal > max)) {
            registers.set(Register.GOAL_POSITION, Math.clamp(goal, min, max));
        }
    }

    private void publish(double duty, double amperes, double volts, double stepsPerSecond) {
        registers.set(Register.PRESENT_POSITION, position());
        registers.set(Register.PRESENT_VELOCITY, (int) Math.round(stepsPerSecond));
        registers.set(Register.PRESENT_LOAD, (int) Math.round(duty * 1000));
        registers.set(Register.PRESENT_VOLTAGE, (int) Math.round(volts * 10));
        registers.set(Register.PRESENT_TEMPERATURE, (int) Math.round(warmth.celsius()));
        registers.set(Register.PRESENT_CURRENT, (int) Math.round(amperes / AMPERES_PER_UNIT));
        registers.set(Register.TARGET_POSITION, (int) Math.round(driven ? loop.setPoint() : present()));
        boolean moves = driven && loop.travelling() || Math.abs(stepsPerSecond) > MOVING_STEPS_PER_SECOND;
        registers.set(Register.MOVING, moves ? 1 : 0);
    }

    private static int signedOffset(int steps) {
        return Math.floorMod(steps + MIDDLE, StepScale.TURN) - MIDDLE;
    }
}
