package org.lepetpal.cli.arm;

import java.io.IOException;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code arm pose forget}. */
@Command(
        name = "forget",
        description = "Forgets a pose that was taught; one that the arm brings along is as it was made.")
final class PoseForgetCommand extends RobotCommand {
    @Parameters(paramLabel = "NAME")
    private String name;

    PoseForgetCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        robot.delete("/api/arm/poses/" + PoseName.encoded(name));
        person.say("Forgot " + name + ".");
        return DONE;
    }
}
