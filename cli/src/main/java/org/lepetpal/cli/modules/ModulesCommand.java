package org.lepetpal.cli.modules;

import java.io.IOException;
import java.util.Optional;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.arm.RobotCommand;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code modules}. */
@Command(
        name = "modules",
        description = {
            "Lists what could fill each slot; * marks what does.",
            "Times are the median and the 99th percentile of an answer."
        })
public final class ModulesCommand extends RobotCommand {
    @Parameters(
            paramLabel = "SLOT",
            arity = "0..1",
            description = "policy, arm, camera, detector, voice, dispenser or overlay")
    private Optional<String> slot = Optional.empty();

    @Option(
            names = "--changes",
            paramLabel = "N",
            description = "lists the newest N changes of all slots instead, 1 or more")
    private Optional<Integer> changes = Optional.empty();

    public ModulesCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        Modules modules = new Modules(robot);
        (changes.isPresent() ? modules.changes(newest(changes.get())) : modules.table(slot)).forEach(person::say);
        return DONE;
    }

    private int newest(int most) {
        if (slot.isPresent()) {
            throw new IllegalArgumentException("--changes lists those of all slots; leave '" + slot.get() + "' out");
        }
        if (most < 1) {
            throw new IllegalArgumentException("--changes is " + most + ", it must be 1 or more");
        }
        return most;
    }
}
