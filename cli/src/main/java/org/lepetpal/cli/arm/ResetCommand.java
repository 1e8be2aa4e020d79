package org.lepetpal.cli.arm;

import java.io.IOException;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;

/** {@code arm reset}. */
@Command(name = "reset", description = "Resets the software stop; nothing moves by itself.")
final class ResetCommand extends RobotCommand {
    ResetCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        new Stop(robot).reset();
        person.say("The software stop is reset. Nothing has moved.");
        return DONE;
    }
}
