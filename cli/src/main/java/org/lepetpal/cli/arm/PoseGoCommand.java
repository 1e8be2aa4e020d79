package org.lepetpal.cli.arm;

import java.io.IOException;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code arm pose go}. */
@Command(name = "go", description = "Brings the arm to a pose; Ctrl-C ends the motion, the arm holds.")
final class PoseGoCommand extends RobotCommand {
    @Parameters(paramLabel = "NAME")
    private String name;

    PoseGoCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        return new Motion(robot, person, departure).goTo(name) ? DONE : FAILED;
    }
}
