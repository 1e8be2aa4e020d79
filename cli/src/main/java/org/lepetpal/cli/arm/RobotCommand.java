package org.lepetpal.cli.arm;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.lepetpal.cli.HelpOption;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Mixin;

/** A command that talks to the robot and tells the person. */
public abstract class RobotCommand implements Callable<Integer> {
    protected static final int DONE = 0;
    protected static final int FAILED = 1;

    @Mixin
    private final HelpOption help = new HelpOption();

    @Mixin
    private final Connection connection;

    protected RobotCommand(Workbench bench) {
        this.connection = new Connection(bench);
    }

    @Override
    public final Integer call() throws IOException, InterruptedException {
        try (Robot robot = connection.robot();
                Person person = connection.person()) {
            return run(robot, person, connection.departure());
        }
    }

    /** @return exit code */
    protected abstract int run(Robot robot, Person person, Departure departure)
            throws IOException, InterruptedException;
}
