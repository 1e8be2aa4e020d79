package org.lepetpal.arm.so101;

import java.util.Arrays;

/** One pretended servo: a register file with the defaults of a new STS3215, calibrated, that moves at once. */
final class ServoMemory {
    private static final int SIZE = 96;
    private final byte[] bytes = new byte[SIZE];
    private int faults;
    private int encoder;

    ServoMemory(int id, int min, int max, int present) {
        bytes[5] = (byte) id;
        encoder = present;
        put(Register.FIRMWARE_MAJOR, 3);
        put(Register.FIRMWARE_MINOR, 10);
        put(Register.MODEL_NUMBER, 777);
        put(Register.RESPONSE_STATUS_LEVEL, 1);
        put(Register.RETURN_DELAY_TIME, 250);
        put(Register.MIN_POSITION_LIMIT, min);
        put(Register.MAX_POSITION_LIMIT, max);
        put(Register.MAX_TORQUE_LIMIT, 1000);
        put(Register.PHASE, 0x1C);
        put(Register.P_COEFFICIENT, 32);
        put(Register.D_COEFFICIENT, 32);
        put(Register.PROTECTION_CURRENT, 511);
        put(Register.OVERLOAD_TORQUE, 80);
        put(Register.PRESENT_VOLTAGE, 121);
        put(Register.PRESENT_TEMPERATURE, 31);
        put(Register.PRESENT_POSITION, present);
    }

    int get(Register register) {
        return register.decode(bytes, 0);
    }

    void put(Register register, int value) {
        write(register.address(), register.encode(value));
    }

    /** A hand turns the joint: its encoder now says this, whatever the offset. */
    void turnTo(int steps) {
        encoder = steps;
        put(Register.PRESENT_POSITION, encoder - get(Register.HOMING_OFFSET));
    }

    /** EEPROM sticks only while it is unlocked; with torque on the joint is at once where it is sent. */
    void write(int address, byte[] data) {
        System.arraycopy(data, 0, bytes, address, data.length);
        if (address == Register.HOMING_OFFSET.address()) {
            turnTo(encoder);
        }
        if (get(Register.TORQUE_ENABLE) == 1) {
            System.arraycopy(bytes, Register.GOAL_POSITION.address(), bytes, Register.PRESENT_POSITION.address(), 2);
        }
    }

    boolean refuses(int address) {
        boolean memory = address < Register.TORQUE_ENABLE.address();
        return memory && get(Register.LOCK) == 1;
    }

    byte[] read(int address, int length) {
        return Arrays.copyOfRange(bytes, address, address + length);
    }

    int faults() {
        return faults;
    }

    void alarm(int bits) {
        faults = bits;
        put(Register.STATUS, bits);
    }
}
