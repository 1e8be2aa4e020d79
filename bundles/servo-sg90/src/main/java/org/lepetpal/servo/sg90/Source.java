package org.lepetpal.servo.sg90;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the servo is. */
sealed interface Source {
    /** The simulated chute. */
    record Simulated() implements Source {}

    /** The first PWM output that this machine has. */
    record Found() implements Source {}

    /** Set up without a dispenser. */
    record Nowhere() implements Source {}

    /**
     * One output.
     *
     * @param chip number of the PWM chip
     * @param channel channel on it
     */
    record Output(int chip, int channel) implements Source {
        @Override
        public String toString() {
            return "pwmchip" + chip + ":" + channel;
        }
    }

    /** @throws IllegalArgumentException when the text is none of these */
    static Source parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        Matcher output = Pattern.compile("pwmchip(\\d{1,3}):(\\d{1,3})").matcher(word);
        if (output.matches()) {
            return new Output(Integer.parseInt(output.group(1)), Integer.parseInt(output.group(2)));
        }
        return switch (word) {
            case "sim" -> new Simulated();
            case "auto" -> new Found();
            case "none" -> new Nowhere();
            default ->
                throw new IllegalArgumentException(
                        "DISPENSER = " + text + " is none of sim, auto, none, or an output such as pwmchip0:0");
        };
    }
}
