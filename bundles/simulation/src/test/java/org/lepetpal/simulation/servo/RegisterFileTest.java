package org.lepetpal.simulation.servo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegisterFileTest {
    private final RegisterFile registers = new RegisterFile();

    @Test
    void whatIsWrittenUnlockedOutlivesThePower() {
        write(Register.LOCK, 0);
        write(Register.P_COEFFICIENT, 16);
        registers.powerUp();
        assertThat(registers.get(Register.P_COEFFICIENT)).isEqualTo(16);
    }

    @Test
    void whatIsWrittenLockedWorksUntilThePowerGoes() {
        write(Register.P_COEFFICIENT, 16);
        assertThat(registers.get(Register.P_COEFFICIENT)).isEqualTo(16);
        registers.powerUp();
        assertThat(registers.get(Register.P_COEFFICIENT)).isEqualTo(32);
    }

    @Test
    void powerUpCopiesTheTorqueLimit() {
        registers.burn(Register.MAX_TORQUE_LIMIT, 500);
        registers.powerUp();
        assertThat(registers.get(Register.TORQUE_LIMIT)).isEqualTo(500);
        assertThat(registers.get(Register.TORQUE_ENABLE)).isZero();
        assertThat(registers.get(Register.LOCK)).isOne();
    }

    @Test
    void negativeNumbersAreSignAndMagnitude() {
        registers.set(Register.HOMING_OFFSET, -312);
        assertThat(registers.read(31, 2)).containsExactly(0x38, 0x09);
        assertThat(registers.get(Register.HOMING_OFFSET)).isEqualTo(-312);
        registers.set(Register.PRESENT_LOAD, -500);
        assertThat(registers.read(60, 2)).containsExactly(0xF4, 0x05);
    }

    @Test
    void beyondTheEndThereAreZeros() {
        assertThat(registers.read(250, 10)).hasSize(10).containsOnly(0);
    }

    private void write(Register register, int value) {
        registers.write(register.address, new byte[] {(byte) value}, 0, 1);
    }
}
