package org.lepetpal.cli.modules;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.arm.RobotCommand;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swap}. */
@Command(
        name = "swap",
        description = {
            "Makes a candidate active, and the operator's choice, which outlives restarts.",
            "NAME@VERSION pins that version. Detectors: exactly those that are named."
        })
public final class SwapCommand extends RobotCommand {
    @Parameters(
            index = "0",
            paramLabel = "SLOT",
            description = "policy, arm, camera, detector, voice, dispenser or overlay")
    private String slot = "";

    @Parameters(index = "1..*", paramLabel = "NAME", arity = "0..*", description = "name or name@version")
    private List<String> names = List.of();

    @Option(names = "--automatic", description = "leaves the choice to the platform")
    private boolean automatic;

    @Option(
            names = "--back",
            description = {"makes active again what was so before the newest change", "goes with --reason alone"})
    private boolean back;

    @Option(names = "--now", description = "hands a running command over, instead of letting it end where it began")
    private boolean now;

    @Option(names = "--force", description = "even where no detector would look for something that is needed")
    private boolean force;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why, for the receipt")
    private String reason = "asked for on the command line";

    public SwapCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        int ways = (automatic ? 1 : 0) + (back ? 1 : 0) + (names.isEmpty() ? 0 : 1);
        if (ways != 1) {
            throw new IllegalArgumentException("say one of NAME, --automatic and --back");
        }
        if (back && (now || force)) {
            throw new IllegalArgumentException("--back goes with --reason alone");
        }
        Modules modules = new Modules(robot);
        person.say(
                back
                        ? modules.order(slot, "rollback", Map.of("reason", reason))
                        : modules.order(slot, "active", wish()));
        return DONE;
    }

    private Map<String, Object> wish() {
        Map<String, Object> wish = new HashMap<>();
        if (automatic) {
            wish.put("automatic", true);
        } else {
            wish.put("names", names);
        }
        wish.put("when", now ? "now" : "next");
        wish.put("force", force);
        wish.put("reason", reason);
        return wish;
    }
}
