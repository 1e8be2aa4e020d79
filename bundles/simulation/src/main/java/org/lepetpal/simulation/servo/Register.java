package org.lepetpal.simulation.servo;

/** What an STS3215 keeps at which address: names, sizes and factory values of Feetech's memory table. */
public enum Register {
    FIRMWARE_MAJOR(0, 1, 3, Access.READ_ONLY),
    FIRMWARE_MINOR(1, 1, 10, Access.READ_ONLY),
    ENDIANNESS(2, 1, 0, Access.READ_ONLY),
    MODEL_NUMBER(3, 2, 777, Access.READ_ONLY),
    ID(5, 1, 1, Access.EEPROM),
    BAUD_RATE(6, 1, 0, Access.EEPROM),
    RETURN_DELAY_TIME(7, 1, 250, Access.EEPROM),
    RESPONSE_STATUS_LEVEL(8, 1, 1, Access.EEPROM),
    MIN_POSITION_LIMIT(9, 2, 0, Access.EEPROM),
    MAX_POSITION_LIMIT(11, 2, 4095, Access.EEPROM),
    MAX_TEMPERATURE_LIMIT(13, 1, 70, Access.EEPROM),
    MAX_VOLTAGE_LIMIT(14, 1, 140, Access.EEPROM),
    MIN_VOLTAGE_LIMIT(15, 1, 40, Access.EEPROM),
    MAX_TORQUE_LIMIT(16, 2, 1000, Access.EEPROM),
    PHASE(18, 1, 12, Access.EEPROM),
    UNLOADING_CONDITION(19, 1, 44, Access.EEPROM),
    LED_ALARM_CONDITION(20, 1, 47, Access.EEPROM),
    P_COEFFICIENT(21, 1, 32, Access.EEPROM),
    D_COEFFICIENT(22, 1, 32, Access.EEPROM),
    I_COEFFICIENT(23, 1, 0, Access.EEPROM),
    MINIMUM_STARTUP_FORCE(24, 2, 16, Access.EEPROM),
    CW_DEAD_ZONE(26, 1, 1, Access.EEPROM),
    CCW_DEAD_ZONE(27, 1, 1, Access.EEPROM),
    PROTECTION_CURRENT(28, 2, 511, Access.EEPROM),
    ANGULAR_RESOLUTION(30, 1, 1, Access.EEPROM),
    HOMING_OFFSET(31, 2, 0, Access.EEPROM, 11),
    OPERATING_MODE(33, 1, 0, Access.EEPROM),
    PROTECTIVE_TORQUE(34, 1, 20, Access.EEPROM),
    PROTECTION_TIME(35, 1, 200, Access.EEPROM),
    OVERLOAD_TORQUE(36, 1, 80, Access.EEPROM),
    VELOCITY_P_COEFFICIENT(37, 1, 10, Access.EEPROM),
    OVER_CURRENT_PROTECTION_TIME(38, 1, 200, Access.EEPROM),
    VELOCITY_I_COEFFICIENT(39, 1, 10, Access.EEPROM),
    TORQUE_ENABLE(40, 1, 0, Access.SRAM),
    ACCELERATION(41, 1, 0, Access.SRAM),
    GOAL_POSITION(42, 2, 0, Access.SRAM, 15),
    GOAL_TIME(44, 2, 0, Access.SRAM),
    GOAL_VELOCITY(46, 2, 0, Access.SRAM, 15),
    TORQUE_LIMIT(48, 2, 1000, Access.SRAM),
    LOCK(55, 1, 1, Access.SRAM),
    PRESENT_POSITION(56, 2, 0, Access.READ_ONLY, 15),
    PRESENT_VELOCITY(58, 2, 0, Access.READ_ONLY, 15),
    PRESENT_LOAD(60, 2, 0, Access.READ_ONLY, 10),
    PRESENT_VOLTAGE(62, 1, 121, Access.READ_ONLY),
    PRESENT_TEMPERATURE(63, 1, 31, Access.READ_ONLY),
    ASYNC_WRITE_FLAG(64, 1, 0, Access.READ_ONLY),
    STATUS(65, 1, 0, Access.READ_ONLY),
    MOVING(66, 1, 0, Access.READ_ONLY),
    TARGET_POSITION(67, 2, 0, Access.READ_ONLY, 15),
    PRESENT_CURRENT(69, 2, 0, Access.READ_ONLY, 15),
    GOAL_POSITION_2(71, 2, 0, Access.READ_ONLY, 15),
    MOVING_THRESHOLD(80, 1, 1, Access.EEPROM),
    D_TERM_FILTER(81, 1, 10, Access.EEPROM),
    D_TERM_FILTER_2(82, 1, 1, Access.EEPROM),
    VELOCITY_UNIT(83, 1, 50, Access.EEPROM),
    MAXIMUM_VELOCITY_LIMIT(84, 1, 65, Access.EEPROM),
    MAXIMUM_ACCELERATION(85, 1, 254, Access.EEPROM),
    ACCELERATION_MULTIPLIER(86, 1, 1, Access.EEPROM);

    /** Who may write, and whether it outlives the power. */
    enum Access {
        READ_ONLY,
        EEPROM,
        SRAM
    }

    private static final int UNSIGNED = -1;

    final int address;
    final int size;
    final int factoryValue;
    final Access access;
    private final int signBit;

    Register(int address, int size, int factoryValue, Access access) {
        this(address, size, factoryValue, access, UNSIGNED);
    }

    Register(int address, int size, int factoryValue, Access access, int signBit) {
        this.address = address;
        this.size = size;
        this.factoryValue = factoryValue;
        this.access = access;
        this.signBit = signBit;
    }

    /** The word as it lies in memory: sign and magnitude, not two's complement; a magnitude too large is cut off. */
    int encode(int value) {
        if (signBit == UNSIGNED) {
            return value;
        }
        int magnitude = Math.min(Math.abs(value), (1 << signBit) - 1);
        return value < 0 ? magnitude | 1 << signBit : magnitude;
    }

    /** The number that the word in memory stands for. */
    int decode(int word) {
        if (signBit == UNSIGNED) {
            return word;
        }
        int magnitude = word & (1 << signBit) - 1;
        return (word & 1 << signBit) != 0 ? -magnitude : magnitude;
    }
}
