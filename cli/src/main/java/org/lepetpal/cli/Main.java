package org.lepetpal.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.People;
import picocli.CommandLine;

/** Entry from the launcher. System property {@code lepetpal.home} is the robot's folder. */
public final class Main {
    private Main() {}

    /** Exit codes: 0 done, 1 the robot is not there or said no, 2 the command line is wrong. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true);
        PrintWriter err = new PrintWriter(System.err, true);
        Departure departure = new Departure(complaint -> err.println("lepetpal: " + complaint));
        // Ctrl-C and SIGTERM end the process by way of this
        Runtime.getRuntime().addShutdownHook(new Thread(departure::leave, "departure"));
        Path home = Path.of(System.getProperty("lepetpal.home", "."));
        Workbench bench = new Workbench(
                home.resolve("conf/lepetpal.env"), System.getenv(), () -> People.here(out, err), departure);
        CommandLine line = CommandLines.of(bench);
        line.setOut(out);
        line.setErr(err);
        System.exit(line.execute(arguments));
    }
}
