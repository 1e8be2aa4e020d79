package org.lepetpal.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.arm.RobotCommand;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;

/** {@code model list}. */
@Command(name = "list", description = "Lists policies and detectors, with checksum and licence of those in models/.")
final class ModelListCommand extends RobotCommand {
    ModelListCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        for (JsonNode model : robot.get("/api/models").path("available")) {
            person.say(ModelLine.of(model));
        }
        return DONE;
    }
}
