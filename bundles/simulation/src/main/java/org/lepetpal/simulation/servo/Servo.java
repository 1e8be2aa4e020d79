package org.lepetpal.simulation.servo;

import java.util.Optional;

/**
 * One simulated STS3215: its memory, what it answers, and the motor that its memory drives. One owner: bytes and physics
 * take turns.
 */
public final class Servo {
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
    private final Power power = new Power();
    private final Encoder encoder;
    private Optional<byte[]> registeredWrite = Optional.empty();
    private boolean driven;
    private double supplyAmperes;
    private long told;

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
        encoder = new Encoder(registers, new StepScale(calibration.zero() + calibration.homingOffset()));
        place(radians);
    }

    /** The joint now stands here, as if it had always been: memory and torque stay, the goal is where it stands. */
    public void place(double radians) {
        encoder.place(radians);
        standStill();
    }

    /** A from the power supply, averaged over the last instant; 0 or more. */
    public double supplyAmperes() {
        return supplyAmperes;
    }

    /** Where the host has told it to go, steps of a turn. */
    public int goal() {
        return registers.get(Register.GOAL_POSITION);
    }

    /** The joint's angle where the host has told it to go, by what is in the servo's memory. */
    public double goalRadians() {
        return radians(goal());
    }

    /** How often a host has told it where to go, be it the same place again. */
    public long told() {
        return told;
    }

    /** Where it measures the joint, steps of a turn. */
    public int position() {
        return encoder.position();
    }

    /** The joint's angle at a position, by what is in the servo's memory. */
    public double radians(int position) {
        return encoder.radians(position);
    }

    /** Whether the host wants the motor to hold or to move the joint. */
    public boolean stiff() {
        return registers.get(Register.TORQUE_ENABLE) == TORQUE_ON;
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
        encoder.follow(radians);
        if (power.advance(volts, seconds)) {
            powerUp();
        }
        boolean wanted = power.running() && stiff() && registers.get(Register.OPERATING_MODE) == 0;
        if (wanted != driven) {
            driven = wanted;
            loop.restart(encoder.present());
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

    /** Whether its controller runs. */
    boolean awake() {
        return power.running();
    }

    /** Speed at which it listens, bits per second. */
    int baud() {
        return Baud.of(registers.get(Register.BAUD_RATE));
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
        boolean switched = concerns(Register.TORQUE_ENABLE, address, length);
        told += concerns(Register.GOAL_POSITION, address, length) ? 1 : 0;
        if (switched && registers.get(Register.TORQUE_ENABLE) == SET_MIDDLE) {
            registers.set(Register.TORQUE_ENABLE, 0);
            encoder.call(MIDDLE);
        } else if (switched) {
            protection.reset();
        }
        limitGoal();
        registers.set(Register.PRESENT_POSITION, encoder.position());
    }

    private static boolean concerns(Register register, int address, int length) {
        return address <= register.address && address + length > register.address;
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

    /** Starts anew, with what its EEPROM holds; deaf and without torque for 0.8 s. */
    void reboot() {
        power.reboot();
        powerUp();
    }

    /** As the factory made it, but for its id; torque off. */
    void restoreFactory() {
        registers.restoreFactory();
        powerUp();
    }

    /** Forgets latched alarms and counted turns. */
    void resetState() {
        protection.reset();
        encoder.forgetTurns();
        registers.set(Register.PRESENT_POSITION, encoder.position());
    }

    /** Gives the place where it stands another number, by a new homing offset. */
    void calibrate(int position) {
        encoder.call(position);
        registers.set(Register.PRESENT_POSITION, encoder.position());
    }

    private void powerUp() {
        registers.powerUp();
        registeredWrite = Optional.empty();
        driven = false;
        encoder.forgetTurns();
        standStill();
    }

    private void standStill() {
        protection.reset();
        loop.restart(encoder.present());
        supplyAmperes = 0;
        registers.set(Register.GOAL_POSITION, (int) Math.round(encoder.present()));
        registers.set(Register.STATUS, 0);
        publish(0, 0, NOMINAL_VOLTS, 0);
    }

    private Torque torque(double speed, double volts, double seconds) {
        if (driven) {
            return loop.control(registers, protection, motor, volts, encoder.present(), speed, seconds);
        }
        boolean shorted = power.running() && registers.get(Register.TORQUE_ENABLE) == TORQUE_DAMPING;
        return shorted ? new Torque(0, motor.drag()) : Torque.NONE;
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
        registers.set(Register.PRESENT_POSITION, encoder.position());
        registers.set(Register.PRESENT_VELOCITY, (int) Math.round(stepsPerSecond));
        registers.set(Register.PRESENT_LOAD, (int) Math.round(duty * 1000));
        registers.set(Register.PRESENT_VOLTAGE, (int) Math.round(volts * 10));
        registers.set(Register.PRESENT_TEMPERATURE, (int) Math.round(warmth.celsius()));
        registers.set(Register.PRESENT_CURRENT, (int) Math.round(amperes / AMPERES_PER_UNIT));
        registers.set(Register.TARGET_POSITION, (int) Math.round(driven ? loop.setPoint() : encoder.present()));
        registers.set(Register.GOAL_POSITION_2, registers.get(Register.GOAL_POSITION));
        boolean moves = driven && loop.travelling() || Math.abs(stepsPerSecond) > MOVING_STEPS_PER_SECOND;
        registers.set(Register.MOVING, moves ? 1 : 0);
    }
}
