package org.lepetpal.simulation.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.lepetpal.simulation.world.Calibrations;

/** A calibration as LeRobot writes it: an object of joints, each with id, homing_offset, range_min and range_max. */
final class CalibrationFile {
    private CalibrationFile() {}

    /** @throws IllegalArgumentException naming file, joint and field, when it is none */
    static Calibrations read(Path file) throws IOException {
        JsonNode json = new JsonMapper().readTree(file.toFile());
        Calibrations calibrations = Calibrations.standard();
        List<String> joints = Calibrations.joints();
        for (String joint : joints) {
            JsonNode one = json.path(joint);
            try {
                int id = number(one, "id");
                if (id != joints.indexOf(joint) + 1) {
                    throw new IllegalArgumentException("id is " + id + ", it must be " + (joints.indexOf(joint) + 1));
                }
                calibrations = calibrations.with(
                        joint, number(one, "homing_offset"), number(one, "range_min"), number(one, "range_max"));
            } catch (IllegalArgumentException broken) {
                throw new IllegalArgumentException(file + ", " + joint + ": " + broken.getMessage(), broken);
            }
        }
        return calibrations;
    }

    private static int number(JsonNode joint, String field) {
        JsonNode value = joint.path(field);
        if (!value.isInt()) {
            throw new IllegalArgumentException(field + " is missing or no integer");
        }
        return value.intValue();
    }
}
