package org.lepetpal.cli.modules;

import java.io.IOException;
import java.util.Map;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.arm.RobotCommand;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code promote}. */
@Command(name = "promote", description = "Makes the shadow the active policy.")
public final class PromoteCommand extends RobotCommand {
    @Option(names = "--reason", paramLabel = "TEXT", description = "why, for the receipt")
    private String reason = "asked for on the command line";

    public PromoteCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        person.say(new Modules(robot).order("policy", "promote", Map.of("reason", reason)));
        return DONE;
    }
}
