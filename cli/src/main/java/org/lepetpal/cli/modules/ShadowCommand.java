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

/** {@code shadow}. */
@Command(
        name = "shadow",
        description = {
            "Lets a policy see what the active one sees; the arm never follows it.",
            "./lepetpal modules policy shows how far both agree, ./lepetpal promote makes it active."
        })
public final class ShadowCommand extends RobotCommand {
    private static final String POLICY = "policy";

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "name or name@version")
    private Optional<String> name = Optional.empty();

    @Option(names = "--off", description = "ends it")
    private boolean off;

    public ShadowCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        if (off == name.isPresent()) {
            throw new IllegalArgumentException("say either NAME or --off");
        }
        new Modules(robot).shadow(POLICY, name);
        person.say(name.map(who -> who + " is a shadow now").orElse("There is no shadow now"));
        return DONE;
    }
}
