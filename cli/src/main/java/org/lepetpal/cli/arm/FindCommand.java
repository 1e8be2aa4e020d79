package org.lepetpal.cli.arm;

import java.io.IOException;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;

/** {@code arm find}. */
@Command(name = "find", description = "Tells which serial port is the arm's; you unplug it and plug it in.")
final class FindCommand extends RobotCommand {
    FindCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        return new Procedure(robot, person, departure).run("find") ? DONE : FAILED;
    }
}
