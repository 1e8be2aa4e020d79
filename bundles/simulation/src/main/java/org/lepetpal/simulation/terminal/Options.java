package org.lepetpal.simulation.terminal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the program is told on its command line.
 *
 * @param portSpeed bytes take as long as the port's speed says
 * @param usb the adapter hands over once a millisecond
 * @param calibration LeRobot's file of what the servos remember
 * @param uncalibrated servos remember no calibration
 * @param seed decides where things lie in the room, 0 or more
 * @param faults as a person writes them, {@code drop-reply servo=3}
 */
record Options(
        boolean portSpeed,
        boolean usb,
        Optional<Path> calibration,
        boolean uncalibrated,
        long seed,
        List<String> faults) {
    static final String USAGE = """
            usage: ./lepetpal bus [--port-speed] [--usb] [--calibration FILE | --uncalibrated] [--seed N] [--fault 'NAME KEY=VALUE …']…
            Starts the simulated arm alone, in real time, on a pseudo-terminal, and prints its path. Ctrl-C ends it.
              --port-speed        bytes take as long as the speed says that the host has set, 10 µs each at 1 Mbaud
              --usb               replies are handed over once a millisecond, as by an adapter at USB's full speed
              --calibration FILE  what the servos remember, from a calibration file of LeRobot
              --uncalibrated      the servos remember no calibration
              --seed N            where things lie in the room, 1 when not said
              --fault '…'         something that goes wrong, for example 'drop-reply servo=3 after=10 times=1'
            It takes lines while it runs; 'help' says which.""";

    Options {
        faults = List.copyOf(faults);
        if (seed < 0) {
            throw new IllegalArgumentException("--seed " + seed + " is not 0 or more");
        }
        if (calibration.isPresent() && uncalibrated) {
            throw new IllegalArgumentException("--calibration and --uncalibrated exclude each other");
        }
    }

    /** @throws IllegalArgumentException naming the option that is not understood */
    static Options parse(List<String> arguments) {
        boolean portSpeed = false;
        boolean usb = false;
        boolean uncalibrated = false;
        Optional<Path> calibration = Optional.empty();
        long seed = 1;
        List<String> faults = new ArrayList<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--port-speed" -> portSpeed = true;
                case "--usb" -> usb = true;
                case "--uncalibrated" -> uncalibrated = true;
                case "--calibration" -> calibration = Optional.of(Path.of(value(option, rest)));
                case "--seed" -> seed = number(option, value(option, rest));
                case "--fault" -> faults.add(value(option, rest));
                default -> throw new IllegalArgumentException("'" + option + "' is not known");
            }
        }
        return new Options(portSpeed, usb, calibration, uncalibrated, seed, faults);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " lacks its value");
        }
        return rest.next();
    }

    private static long number(String option, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " " + text + " is not an integer", e);
        }
    }
}
