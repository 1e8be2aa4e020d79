package org.lepetpal.cli.arm;

import java.io.IOException;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;

/** {@code arm setup}. */
@Command(name = "setup", description = "Gives six new servos their ids, one on the wire at a time.")
final class SetupCommand extends RobotCommand {
    SetupCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        return new Procedure(robot, person, departure).run("setup") ? DONE : FAILED;
    }
}
