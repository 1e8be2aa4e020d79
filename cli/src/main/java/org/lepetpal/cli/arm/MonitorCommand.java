package org.lepetpal.cli.arm;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code arm monitor}. */
@Command(
        name = "monitor",
        description = "Shows all joints live; q or Ctrl-C ends it. Plain lines where no terminal is.")
final class MonitorCommand extends RobotCommand {
    private static final long LIVE_MILLIS = 150;
    private static final long PLAIN_MILLIS = 1000;
    private static final long FASTEST_MILLIS = 20;

    @Option(
            names = "--interval",
            paramLabel = "MS",
            description = "milliseconds from look to look, 20 or more; 150 by default, 1000 for plain lines")
    private Optional<Long> interval = Optional.empty();

    @Option(names = "--count", paramLabel = "N", description = "ends after so many looks")
    private Optional<Long> count = Optional.empty();

    MonitorCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        long pause = interval.orElse(person.isLive() ? LIVE_MILLIS : PLAIN_MILLIS);
        if (pause < FASTEST_MILLIS) {
            throw new IllegalArgumentException(
                    "--interval is " + pause + ", it must be " + FASTEST_MILLIS + " or more");
        }
        // What is wrong from the start is an error; what goes wrong later may mend itself, and is what one watches for.
        ArmView view = ArmView.of(robot.get("/api/arm"));
        show(person, view.table(), view.line());
        for (long looks = 1; looks < count.orElse(Long.MAX_VALUE); looks++) {
            Optional<Character> key = person.key(Duration.ofMillis(pause));
            if (key.isPresent() && Character.toLowerCase(key.get()) == 'q') {
                return DONE;
            }
            look(robot, person);
        }
        return DONE;
    }

    private static void look(Robot robot, Person person) throws InterruptedException {
        try {
            ArmView view = ArmView.of(robot.get("/api/arm"));
            show(person, view.table(), view.line());
        } catch (IOException lost) {
            show(person, List.of(lost.getMessage()), lost.getMessage());
        }
    }

    private static void show(Person person, List<String> table, String line) {
        if (!person.isLive()) {
            person.say(LocalTime.now().truncatedTo(ChronoUnit.MILLIS) + " " + line);
            return;
        }
        List<String> lines = new ArrayList<>(table);
        lines.add("");
        lines.add("q ends");
        person.show(lines);
    }
}
