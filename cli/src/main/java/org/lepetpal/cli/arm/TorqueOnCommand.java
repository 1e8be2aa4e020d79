package org.lepetpal.cli.arm;

import java.io.IOException;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;

/** {@code arm torque on}. */
@Command(name = "on", description = "Lets the motors have power again; they take hold with the next motion.")
final class TorqueOnCommand extends RobotCommand {
    TorqueOnCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        new Stop(robot).reset();
        person.say("The software stop is reset. Nothing has moved; the motors take hold with the next motion.");
        return DONE;
    }
}
