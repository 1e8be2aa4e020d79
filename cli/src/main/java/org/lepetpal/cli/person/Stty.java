package org.lepetpal.cli.person;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The program {@code stty}, on the terminal of this process. POSIX has it everywhere, and what its {@code -g} tells it sets
 * again to the last bit, the speed of the line included.
 */
final class Stty {
    /** @return what it prints */
    String run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(arguments));
        Process stty = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectErrorStream(true)
                .start();
        String printed = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        try {
            if (stty.waitFor() != 0) {
                throw new IOException("the terminal does not take its settings: " + printed);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while setting up the terminal", stopped);
        }
        return printed;
    }
}
