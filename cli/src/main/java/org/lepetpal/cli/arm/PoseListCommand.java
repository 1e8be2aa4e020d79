package org.lepetpal.cli.arm;

import java.io.IOException;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;

/** {@code arm pose list}. */
@Command(name = "list", description = "Lists the poses with their joints: degrees, the gripper 0…100.")
final class PoseListCommand extends RobotCommand {
    PoseListCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        new Poses(robot).table().forEach(person::say);
        return DONE;
    }
}
