package org.lepetpal.cli.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;

/** {@code arm calibration store}. */
@Command(
        name = "store",
        description = {
            "Writes the calibration that the robot knows into the servos: that of the arm's file, where it has one (ARM_ID).",
            "It is what mends an arm of which file and servos disagree, where the file is right. The arm goes limp"
                    + " meanwhile, for up to 5 s: hold it."
        })
final class CalibrationStoreCommand extends RobotCommand {
    private static final String ROUTE = "/api/calibration";

    CalibrationStoreCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        Map<String, JsonNode> known = new LinkedHashMap<>();
        robot.get(ROUTE).properties().forEach(joint -> known.put(joint.getKey(), joint.getValue()));
        person.say("The arm goes limp for up to 5 s: hold it.");
        robot.put(ROUTE, known);
        person.say("The servos hold this calibration now, and so does the arm's file, where it has one (ARM_ID):");
        known.forEach((joint, values) -> person.say("  " + joint + "  " + values));
        return DONE;
    }
}
