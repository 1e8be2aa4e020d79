package org.lepetpal.arm.so101;

import java.util.Optional;

/** Registers of the STS3215 that this driver touches: address, size in bytes, and the sign bit where there is one. */
enum Register {
    FIRMWARE_MAJOR(0, 1),
    FIRMWARE_MINOR(1, 1),
    MODEL_NUMBER(3, 2),
    ID(5, 1),
    BAUD_RATE(6, 1),
    RETURN_DELAY_TIME(7, 1),
    RESPONSE_STATUS_LEVEL(8, 1),
    MIN_POSITION_LIMIT(9, 2),
    MAX_POSITION_LIMIT(11, 2),
    MAX_TORQUE_LIMIT(16, 2),
    PHASE(18, 1),
    P_COEFFICIENT(21, 1),
    D_COEFFICIENT(22, 1),
    I_COEFFICIENT(23, 1),
    PROTECTION_CURRENT(28, 2),
    HOMING_OFFSET(31, 2, 11),
    OPERATING_MODE(33, 1),
    OVERLOAD_TORQUE(36, 1),
    TORQUE_ENABLE(40, 1),
    ACCELERATION(41, 1),
    GOAL_POSITION(42, 2, 15),
    TORQUE_LIMIT(48, 2),
    LOCK(55, 1),
    PRESENT_POSITION(56, 2, 15),
    PRESENT_VELOCITY(58, 2, 15),
    PRESENT_LOAD(60, 2, 10),
    PRESENT_VOLTAGE(62, 1),
    PRESENT_TEMPERATURE(63, 1),
    STATUS(65, 1),
    PRESENT_CURRENT(69, 2, 15),
    MAXIMUM_ACCELERATION(85, 1);

    private final int address;
    private final int size;
    private final Optional<SignMagnitude> signed;

    Register(int address, int size) {
        this(address, size, Optional.empty());
    }

    Register(int address, int size, int signBit) {
        this(address, size, Optional.of(new SignMagnitude(signBit)));
    }

    Register(int address, int size, Optional<SignMagnitude> signed) {
        this.address = address;
        this.size = size;
        this.signed = signed;
    }

    int address() {
        return address;
    }

    int size() {
        return size;
    }

    /** Whether a value written here survives a power cycle, and wears the servo's memory. */
    boolean persistent() {
        return address < TORQUE_ENABLE.address || address > 79;
    }

    /**
     * The bytes of a value, low byte first.
     *
     * @throws IllegalArgumentException when it does not fit; a truncated position would be another place
     */
    byte[] encode(int value) {
        byte[] bytes = new byte[size];
        encode(value, bytes, 0);
        return bytes;
    }

    /** The same into a block of bytes, from an index on. */
    void encode(int value, byte[] into, int at) {
        int raw = signed.isPresent() ? signed.get().encode(value) : value;
        if (raw < 0 || raw >= 1 << 8 * size) {
            throw new IllegalArgumentException(this + " = " + value + " does not fit into " + size + " bytes");
        }
        for (int i = 0; i < size; i++) {
            into[at + i] = (byte) (raw >> 8 * i);
        }
    }

    /**
     * The value in a block of register bytes.
     *
     * @param block bytes as they came
     * @param blockAddress register address of the block's first byte
     */
    int decode(byte[] block, int blockAddress) {
        int at = address - blockAddress;
        int raw = block[at] & 0xFF;
        if (size == 2) {
            raw |= (block[at + 1] & 0xFF) << 8;
        }
        return signed.isPresent() ? signed.get().decode(raw) : raw;
    }
}
