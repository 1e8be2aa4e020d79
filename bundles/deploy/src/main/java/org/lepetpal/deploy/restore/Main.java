package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What the launcher runs before the robot where starts came to nothing, and where a start that was killed has left something half put back. It
 * does not decide whether the robot starts.
 */
public final class Main {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    /** @param arguments the robot's folder, and how many starts came to nothing */
    public static void main(String... arguments) {
        System.exit(run(System.err, Clock.systemDefaultZone(), arguments));
    }

    /** @return 0, or what is not 0 where something could not be put back, and then that is told */
    static int run(PrintStream terminal, Clock clock, String... arguments) {
        if (arguments.length != 2 || !arguments[1].matches("\\d{1,9}")) {
            terminal.println("wanted: the robot's folder, and how many starts came to nothing");
            return MISUSED;
        }
        Places places = new Places(Path.of(arguments[0]));
        try {
            new Fallback(places, new LocalDisk(), clock, terminal::println).at(Long.parseLong(arguments[1]));
            return 0;
        } catch (IOException | RuntimeException e) {
            tell("the last good plug-ins, settings and models could not all be put back: " + e, places, terminal);
            return FAILED;
        }
    }

    private static void tell(String failure, Places places, PrintStream terminal) {
        terminal.println(failure);
        try {
            Files.writeString(places.told(), failure + "\n");
        } catch (IOException e) {
            terminal.println("which /health will not tell, for " + e);
        }
    }
}
