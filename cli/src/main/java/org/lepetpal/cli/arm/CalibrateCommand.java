package org.lepetpal.cli.arm;

import java.io.IOException;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;

/** {@code arm calibrate}. */
@Command(name = "calibrate", description = "Centres the joints, has you sweep them, and stores the calibration.")
final class CalibrateCommand extends RobotCommand {
    CalibrateCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        return new Procedure(robot, person, departure).run("calibrate") ? DONE : FAILED;
    }
}
