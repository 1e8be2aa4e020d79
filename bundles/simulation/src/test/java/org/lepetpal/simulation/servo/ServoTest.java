package org.lepetpal.simulation.servo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ServoTest {
    private static final double STEP = 0.001;
    private static final double VOLTS = 12;
    private final Servo servo = new Servo(1, new Calibration(0, 0, 4095, 2048), 0);

    @Test
    void offItDoesNothing() {
        assertThat(servo.drive(0, 1, VOLTS, STEP)).isEqualTo(Torque.NONE);
    }

    @Test
    void aStalledServoPushesWithItsStallTorqueAndShowsIt() {
        write(Register.TORQUE_ENABLE, 1, 0);
        write(Register.GOAL_POSITION, 0xB8, 0x0B); // 3000
        Torque torque = Torque.NONE;
        for (int i = 0; i < 500; i++) {
            torque = servo.drive(0, 0, VOLTS, STEP);
        }
        assertThat(torque.push()).isCloseTo(2.94, within(0.01));
        assertThat(word(Register.PRESENT_LOAD)).isEqualTo(1000);
        assertThat(word(Register.PRESENT_CURRENT) * 0.0065).isCloseTo(2.7, within(0.02));
    }

    @Test
    void overloadThatLastsCutsTheDriveAndShowsInTheAlarms() {
        write(Register.TORQUE_ENABLE, 1, 0);
        write(Register.GOAL_POSITION, 0xB8, 0x0B);
        for (int i = 0; i < 2500; i++) {
            servo.drive(0, 0, VOLTS, STEP);
        }
        assertThat(servo.alarms()).isEqualTo(Protection.OVERLOAD);
        assertThat(word(Register.PRESENT_LOAD)).isEqualTo(200);
        write(Register.TORQUE_ENABLE, 0, 0);
        servo.drive(0, 0, VOLTS, STEP);
        assertThat(servo.alarms()).isZero();
    }

    @Test
    void torqueWrittenAnewEndsTheProtection() {
        write(Register.TORQUE_ENABLE, 1, 0);
        write(Register.GOAL_POSITION, 0xB8, 0x0B);
        stall(2.5);
        assertThat(servo.alarms()).isEqualTo(Protection.OVERLOAD);
        write(Register.TORQUE_ENABLE, 1, 0);
        stall(0.1);
        assertThat(servo.alarms()).isZero();
        assertThat(word(Register.PRESENT_LOAD)).isEqualTo(1000);
    }

    @Test
    void aGoalOnTheOtherSideEndsTheProtection() {
        write(Register.TORQUE_ENABLE, 1, 0);
        write(Register.GOAL_POSITION, 0xB8, 0x0B);
        stall(2.5);
        write(Register.GOAL_POSITION, 0xE8, 0x03); // 1000
        stall(1);
        assertThat(servo.alarms()).isZero();
        assertThat(word(Register.PRESENT_LOAD)).isEqualTo(1000 | 1 << 10);
    }

    @Test
    void currentThatLastsIsAnAlarmOfItsOwn() {
        write(Register.OVERLOAD_TORQUE, 100, 0);
        write(Register.PROTECTION_CURRENT, 250, 0); // 1.6 A
        write(Register.TORQUE_ENABLE, 1, 0);
        write(Register.GOAL_POSITION, 0xB8, 0x0B);
        stall(2.5);
        assertThat(servo.alarms()).isEqualTo(Protection.OVER_CURRENT);
    }

    @Test
    void heatIsAnAlarm() {
        write(Register.MAX_TEMPERATURE_LIMIT, 30, 0);
        servo.drive(0, 0, VOLTS, STEP);
        assertThat(servo.alarms()).isEqualTo(Protection.OVERHEAT);
    }

    @Test
    void theTorqueLimitLimitsTheDrive() {
        write(Register.TORQUE_LIMIT, 0xF4, 0x01); // 500
        write(Register.TORQUE_ENABLE, 1, 0);
        write(Register.GOAL_POSITION, 0, 0);
        for (int i = 0; i < 500; i++) {
            servo.drive(0, 0, VOLTS, STEP);
        }
        assertThat(word(Register.PRESENT_LOAD)).isEqualTo(500 | 1 << 10);
    }

    @Test
    void workMakesItWarm() {
        write(Register.TORQUE_ENABLE, 1, 0);
        write(Register.GOAL_POSITION, 0xB8, 0x0B);
        int before = word(Register.PRESENT_TEMPERATURE) & 0xFF;
        for (int i = 0; i < 2000; i++) {
            servo.drive(0, 0, VOLTS, STEP);
        }
        assertThat(word(Register.PRESENT_TEMPERATURE) & 0xFF).isGreaterThan(before);
    }

    @Test
    void lowVoltageRaisesTheAlarm() {
        servo.drive(0, 0, 3.5, STEP);
        assertThat(servo.alarms()).isEqualTo(Protection.VOLTAGE);
        servo.drive(0, 0, VOLTS, STEP);
        assertThat(servo.alarms()).isZero();
    }

    private void stall(double seconds) {
        for (int i = 0; i < Math.round(seconds / STEP); i++) {
            servo.drive(0, 0, VOLTS, STEP);
        }
    }

    private void write(Register register, int... bytes) {
        byte[] data = new byte[register.size];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) bytes[i];
        }
        servo.write(register.address, data, 0, data.length);
    }

    private int word(Register register) {
        byte[] bytes = servo.read(register.address, register.size);
        return bytes[0] & 0xFF | (bytes.length > 1 ? (bytes[1] & 0xFF) << 8 : 0);
    }
}
