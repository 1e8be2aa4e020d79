package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterTest {
    @ParameterizedTest
    @CsvSource({"11, -1, 0x801", "11, -2047, 0xFFF", "11, 2047, 0x7FF", "10, -500, 0x5F4", "15, -3, 0x8003", "15, 0, 0"
    })
    void signAndMagnitude(int bit, int value, String raw) {
        assertThat(new SignMagnitude(bit).encode(value)).isEqualTo(Integer.decode(raw));
        assertThat(new SignMagnitude(bit).decode(Integer.decode(raw))).isEqualTo(value);
    }

    @Test
    void magnitudeIntoTheSignBitIsRefusedAsLeRobotDoes() {
        assertThatThrownBy(() -> Register.HOMING_OFFSET.encode(-2114)).hasMessage("magnitude 2114 exceeds 2047");
        assertThatThrownBy(() -> Register.HOMING_OFFSET.encode(2048)).hasMessage("magnitude 2048 exceeds 2047");
    }

    @Test
    void minusZeroIsZero() {
        assertThat(new SignMagnitude(15).decode(0x8000)).isZero();
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> Register.LOCK.encode(256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Register.MIN_POSITION_LIMIT.encode(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bytesAreLowFirstAndReadFromWithinABlock() {
        assertThat(Register.GOAL_POSITION.encode(1304)).containsExactly(0x18, 0x05);
        byte[] block = {0x18, 0x05, 0x0A, (byte) 0x80};
        assertThat(Register.PRESENT_POSITION.decode(block, 56)).isEqualTo(1304);
        assertThat(Register.PRESENT_VELOCITY.decode(block, 56)).isEqualTo(-10);
    }

    @Test
    void onlyMemoryOutlivesAPowerCycle() {
        assertThat(Register.OPERATING_MODE.persistent()).isTrue();
        assertThat(Register.MAXIMUM_ACCELERATION.persistent()).isTrue();
        assertThat(Register.ACCELERATION.persistent()).isFalse();
        assertThat(Register.TORQUE_ENABLE.persistent()).isFalse();
    }
}
