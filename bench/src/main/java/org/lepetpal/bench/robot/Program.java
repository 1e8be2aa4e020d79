package org.lepetpal.bench.robot;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Set;

/** A program that measures: parses its command line, runs, and ends with an exit code. */
@FunctionalInterface
public interface Program {
    /** @return whether what was measured is as it has to be */
    boolean run(Arguments arguments, PrintStream out) throws IOException, InterruptedException;

    /**
     * Runs it. Exit code 0 when all is as it has to be; 1 when it is not, or nothing could be measured; 2 for a wrong command
     * line.
     *
     * @param known options that it takes
     */
    static void main(String name, String[] arguments, Set<String> known, Program program) throws InterruptedException {
        int code;
        try {
            code = program.run(new Arguments(arguments, known), System.out) ? 0 : 1;
        } catch (IllegalArgumentException e) {
            System.err.println(name + ": " + e.getMessage());
            code = 2;
        } catch (IOException e) {
            System.err.println(name + ": " + e.getMessage());
            code = 1;
        }
        System.exit(code);
    }
}
