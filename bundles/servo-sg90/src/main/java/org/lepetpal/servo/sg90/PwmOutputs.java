package org.lepetpal.servo.sg90;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the PWM chip whose outputs are on the pin header: on a Raspberry Pi 5 the one with four channels (another is the
 * fan's, and numbers change with the kernel), elsewhere the first one.
 */
final class PwmOutputs {
    private static final Pattern CHIP = Pattern.compile("pwmchip(\\d{1,3})");
    private static final int CHANNELS_OF_PI_5 = 4;

    private final Path sysfs;

    PwmOutputs(Path sysfs) {
        this.sysfs = sysfs;
    }

    Optional<Source.Output> first() throws IOException {
        if (!Files.isDirectory(sysfs)) {
            return Optional.empty();
        }
        List<Chip> chips;
        try (Stream<Path> entries = Files.list(sysfs)) {
            chips = entries.flatMap(entry -> chip(entry).stream())
                    .sorted(Comparator.comparingInt(Chip::number))
                    .toList();
        }
        return chips.stream()
                .filter(chip -> chip.channels() == CHANNELS_OF_PI_5)
                .findFirst()
                .or(() -> chips.stream().findFirst())
                .map(chip -> new Source.Output(chip.number(), 0));
    }

    private static Optional<Chip> chip(Path entry) {
        Matcher name = CHIP.matcher(entry.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            int channels =
                    Integer.parseInt(Files.readString(entry.resolve("npwm")).strip());
            return Optional.of(new Chip(Integer.parseInt(name.group(1)), channels));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private record Chip(int number, int channels) {}
}
