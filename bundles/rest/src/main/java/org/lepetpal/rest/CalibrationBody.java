package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lepetpal.api.arm.ServoCalibration;

/** A calibration as LeRobot's file has it: joint by joint, with its names. */
final class CalibrationBody {
    private static final int MAX_JOINTS = 32;

    private final Json json;

    CalibrationBody(Json json) {
        this.json = json;
    }

    ObjectNode of(Map<String, ServoCalibration> calibration) {
        ObjectNode body = json.object();
        calibration.forEach((joint, servo) -> {
            ObjectNode entry = body.putObject(joint);
            entry.put("id", servo.id());
            entry.put("drive_mode", servo.driveMode());
            entry.put("homing_offset", servo.homingOffset());
            entry.put("range_min", servo.rangeMin());
            entry.put("range_max", servo.rangeMax());
        });
        return body;
    }

    /** @throws ApiError naming joint and field */
    Map<String, ServoCalibration> read(Fields body) {
        if (body.names().isEmpty() || body.names().size() > MAX_JOINTS) {
            throw ApiError.invalid("The body must be a calibration as LeRobot writes it, an object for each joint");
        }
        Map<String, ServoCalibration> calibration = new LinkedHashMap<>();
        for (String joint : body.names()) {
            try {
                calibration.put(joint, servo(body.nested(joint)));
            } catch (ApiError | IllegalArgumentException wrong) {
                throw ApiError.invalid(joint + ": " + wrong.getMessage());
            }
        }
        return calibration;
    }

    private static ServoCalibration servo(Fields fields) {
        return new ServoCalibration(
                required(fields, "id"),
                required(fields, "drive_mode"),
                required(fields, "homing_offset"),
                required(fields, "range_min"),
                required(fields, "range_max"));
    }

    /** The record itself knows each field's range. */
    private static int required(Fields fields, String name) {
        return (int) fields.integer(name, Integer.MIN_VALUE, Integer.MAX_VALUE)
                .orElseThrow(() -> ApiError.invalid("'" + name + "' is missing"));
    }
}
