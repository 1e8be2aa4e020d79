package org.lepetpal.cli.firstrun;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.arm.RobotCommand;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code arm first-run}: from a new arm to the first pick. */
@Command(
        name = "first-run",
        description = {
            "Leads from a new arm to the first pick: check, find, setup, calibrate, teach, home, camera, pick.",
            "Ctrl-C leaves at any step: a procedure is given up with the motors off, a motion is stopped and held. "
                    + "Begin again at any time; what is done is found done."
        })
public final class FirstRunCommand extends RobotCommand {
    private final List<Step> steps;

    @Option(names = "--from", paramLabel = "STEP", description = "begins with this step")
    private Optional<String> from = Optional.empty();

    public FirstRunCommand(Workbench bench) {
        super(bench);
        this.steps = List.of(
                new CheckStep(Path.of("/dev"), bench),
                new FindStep(),
                new SetupStep(),
                new CalibrateStep(),
                new TeachStep(),
                new HomeStep(),
                new CameraStep(),
                new PickStep());
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        Guide guide = new Guide(robot, person, departure);
        for (int i = first(); i < steps.size(); i++) {
            Step step = steps.get(i);
            person.say("");
            person.say("== " + (i + 1) + "/" + steps.size() + "  " + step.title());
            if (!step.take(guide)) {
                person.say("Go on later with ./lepetpal arm first-run --from " + step.name());
                return FAILED;
            }
        }
        person.say("");
        person.say("That is all. ./lepetpal arm monitor shows the joints, ./lepetpal arm stop stops them.");
        return DONE;
    }

    private int first() {
        if (from.isEmpty()) {
            return 0;
        }
        List<String> names = steps.stream().map(Step::name).toList();
        int index = names.indexOf(from.get());
        if (index < 0) {
            throw new IllegalArgumentException("--from is '" + from.get() + "', it must be one of "
                    + names.stream().collect(Collectors.joining(", ")));
        }
        return index;
    }
}
