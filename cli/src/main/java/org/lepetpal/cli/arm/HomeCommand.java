package org.lepetpal.cli.arm;

import java.io.IOException;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;

/** {@code arm home}. */
@Command(name = "home", description = "Brings the arm home; Ctrl-C ends the motion, the arm holds.")
final class HomeCommand extends RobotCommand {
    HomeCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        return new Motion(robot, person, departure).command("go home") ? DONE : FAILED;
    }
}
