package org.lepetpal.cli.arm;

import java.io.IOException;
import java.util.Optional;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Option;

/** The option that every command has: which robot. */
final class Connection {
    private final Workbench bench;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "the robot's address; by default PORT and BIND of the environment or of conf/lepetpal.env")
    private Optional<String> url = Optional.empty();

    Connection(Workbench bench) {
        this.bench = bench;
    }

    Robot robot() throws IOException {
        return url.isPresent() ? bench.robot(url.get()) : bench.robot();
    }

    /** The person, until it is closed or the process ends. */
    Person person() throws IOException {
        Person person = bench.people().person();
        bench.departure().owe("leaving the terminal as it was", person::close);
        return person;
    }

    Departure departure() {
        return bench.departure();
    }
}
