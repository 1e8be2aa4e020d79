package org.lepetpal.simulation.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void nothingSaidIsAFastLineOfACalibratedArm() {
        Options options = Options.parse(List.of());
        assertThat(options.portSpeed()).isFalse();
        assertThat(options.uncalibrated()).isFalse();
        assertThat(options.seed()).isOne();
    }

    @Test
    void readsAll() {
        Options options = Options.parse(List.of(
                "--port-speed",
                "--usb",
                "--calibration",
                "me.json",
                "--seed",
                "7",
                "--fault",
                "vanish",
                "--fault",
                "x"));
        assertThat(options.portSpeed()).isTrue();
        assertThat(options.usb()).isTrue();
        assertThat(options.calibration()).contains(Path.of("me.json"));
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.faults()).containsExactly("vanish", "x");
    }

    @ParameterizedTest
    @CsvSource({
        "--fast, '--fast' is not known",
        "--seed, --seed lacks its value",
        "--seed x, --seed x is not an integer",
        "--seed -1, --seed -1 is not 0 or more",
        "--calibration a --uncalibrated, exclude each other"
    })
    void saysWhatIsWrong(String line, String complaint) {
        assertThatThrownBy(() -> Options.parse(List.of(line.split(" ")))).hasMessageContaining(complaint);
    }
}
