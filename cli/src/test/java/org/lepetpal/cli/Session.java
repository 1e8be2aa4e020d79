package org.lepetpal.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lepetpal.cli.person.Departure;
import picocli.CommandLine;

/** One call of the command line: what was typed, who sat there, and how it ended. */
final class Session {
    private final ScriptedPerson person;
    private final StringWriter errors = new StringWriter();
    private final List<String> complaints = new ArrayList<>();
    private final Departure departure = new Departure(complaints::add);
    private int exit = -1;

    Session(ScriptedPerson person) {
        this.person = person;
    }

    static Session run(String url, String... arguments) {
        return new Session(new ScriptedPerson(false)).call(Map.of(), url, arguments);
    }

    static Session run(ScriptedPerson person, String url, String... arguments) {
        return new Session(person).call(Map.of(), url, arguments);
    }

    Session call(Map<String, String> environment, String url, String... arguments) {
        CommandLine line =
                CommandLines.of(new Workbench(Path.of("no/such/file"), environment, () -> person, departure));
        line.setErr(new PrintWriter(errors, true));
        line.setOut(new PrintWriter(errors, true));
        List<String> words = new ArrayList<>(List.of(arguments));
        if (!url.isEmpty()) {
            words.add("--url=" + url);
        }
        exit = line.execute(words.toArray(String[]::new));
        return this;
    }

    int exit() {
        return exit;
    }

    List<String> told() {
        return person.told();
    }

    /** First line on the error stream. */
    String error() {
        return errors.toString().lines().findFirst().orElse("");
    }

    List<String> complaints() {
        return complaints;
    }
}
