package org.lepetpal.cli.arm;

import java.io.IOException;
import java.util.List;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code arm stop}. */
@Command(
        name = "stop",
        description = {
            "Software stop: ends all motion and keeps it ended until it is reset.",
            "It does not replace a switch that cuts the motors' supply."
        })
final class StopCommand extends RobotCommand {
    @Option(names = "--power-off", description = "take power from the motors too, once at rest: the arm sinks")
    private boolean powerOff;

    @Parameters(paramLabel = "REASON", arity = "0..*", description = "why, for whoever finds it stopped")
    private List<String> reason = List.of();

    StopCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        Stop stop = new Stop(robot);
        String why = reason.isEmpty() ? "stopped by operator" : String.join(" ", reason);
        if (powerOff) {
            stop.goLimp(why);
        } else {
            stop.hold(why);
        }
        person.say("Software stop latched, " + (powerOff ? "power goes off at rest" : "power kept")
                + "; ./lepetpal arm reset lets the arm be moved again.");
        return DONE;
    }
}
