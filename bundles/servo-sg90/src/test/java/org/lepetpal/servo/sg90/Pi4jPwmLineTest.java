package org.lepetpal.servo.sg90;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pi4J's real provider on files laid out as the kernel's. */
class Pi4jPwmLineTest {
    @TempDir
    private Path sysfs;

    @Test
    void pulsesAreWrittenInNanoseconds() throws IOException {
        Path channel = chip(0, 2);

        try (Pi4jPwmLine line = Pi4jPwmLine.open(sysfs, new Source.Output(0, 0))) {
            line.pulse(1500);
            assertThat(Files.readString(channel.resolve("period")).strip()).isEqualTo("20000000");
            assertThat(nanos(channel)).isBetween(1_499_990L, 1_500_010L);
            assertThat(Files.readString(channel.resolve("enable")).strip()).isEqualTo("1");
            line.off();
            assertThat(Files.readString(channel.resolve("enable")).strip()).isEqualTo("0");
        }
    }

    @Test
    void missingChipIsNamed() {
        assertThatThrownBy(() -> Pi4jPwmLine.open(sysfs, new Source.Output(3, 0)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no PWM chip 3");
    }

    @Test
    void theChipOfAPi5IsThatWithFourChannels() throws IOException {
        assertThat(new PwmOutputs(sysfs).first()).isEmpty();
        chip(1, 1);
        assertThat(new PwmOutputs(sysfs).first()).contains(new Source.Output(1, 0));
        chip(2, 4);
        assertThat(new PwmOutputs(sysfs).first()).contains(new Source.Output(2, 0));
    }

    private static long nanos(Path channel) throws IOException {
        return Long.parseLong(Files.readString(channel.resolve("duty_cycle")).strip());
    }

    private Path chip(int number, int channels) throws IOException {
        Path chip = Files.createDirectories(sysfs.resolve("pwmchip" + number));
        Files.writeString(chip.resolve("npwm"), channels + "\n");
        Files.writeString(chip.resolve("export"), "");
        Files.writeString(chip.resolve("unexport"), "");
        Path channel = Files.createDirectories(chip.resolve("pwm0"));
        for (Map.Entry<String, String> file : Map.of(
                        "period", "0", "duty_cycle", "0", "polarity", "normal", "enable", "0")
                .entrySet()) {
            Files.writeString(channel.resolve(file.getKey()), file.getValue() + "\n");
        }
        return channel;
    }
}
