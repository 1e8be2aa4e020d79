package org.lepetpal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Address;
import org.lepetpal.cli.robot.Robot;
import org.lepetpal.cli.robot.RobotSettings;

/**
 * What every command has at hand.
 *
 * @param settingsFile {@code conf/lepetpal.env} of the robot
 * @param environment of the process
 * @param people brings the person when a command wants to talk
 * @param departure what is owed when the person leaves in the middle
 */
public record Workbench(Path settingsFile, Map<String, String> environment, People people, Departure departure) {
    public Workbench {
        environment = Map.copyOf(environment);
    }

    /** The robot of the settings. */
    public Robot robot() throws IOException {
        return new Robot(Address.of(settings()));
    }

    /** The robot at {@code url}. */
    public Robot robot(String url) throws IOException {
        return new Robot(Address.of(url, settings()));
    }

    /** What the robot on this machine is told by its file and by the environment; not what its web console changed. */
    public Map<String, String> settings() throws IOException {
        return RobotSettings.read(settingsFile, environment);
    }

    /** Brings the person. */
    @FunctionalInterface
    public interface People {
        Person person() throws IOException;
    }
}
