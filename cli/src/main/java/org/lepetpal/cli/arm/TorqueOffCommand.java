package org.lepetpal.cli.arm;

import java.io.IOException;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;

/** {@code arm torque off}. */
@Command(name = "off", description = "Brings the arm to rest and takes power from its motors: hold it, it sinks.")
final class TorqueOffCommand extends RobotCommand {
    TorqueOffCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        Stop stop = new Stop(robot);
        stop.goLimp("torque off by operator");
        person.say("The arm comes to rest and goes limp: hold it.");
        if (!stop.awaitRest(person)) {
            person.say("! The robot does not say that the arm is limp, so that it may be stiff. " + stop.standing());
            return FAILED;
        }
        if (!stop.reachesArm()) {
            person.say("! The robot knows of no motor that has power, but it reaches no arm either ("
                    + stop.armStanding() + "). Pull the power plug of one that is stiff.");
            return FAILED;
        }
        person.say("Power is off the motors until ./lepetpal arm torque on.");
        return DONE;
    }
}
