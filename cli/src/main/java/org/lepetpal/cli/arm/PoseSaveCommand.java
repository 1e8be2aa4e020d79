package org.lepetpal.cli.arm;

import java.io.IOException;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code arm pose save}. */
@Command(
        name = "save",
        description = "Saves where the arm is now as a pose; torque off lets you bring it there by hand.")
final class PoseSaveCommand extends RobotCommand {
    @Parameters(paramLabel = "NAME", description = "lower case letters, digits, - and _, for example ready")
    private String name;

    PoseSaveCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        new Poses(robot).saveMeasured(name);
        person.say("Saved " + name + ".");
        return DONE;
    }
}
