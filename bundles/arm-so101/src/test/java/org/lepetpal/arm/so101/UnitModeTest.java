package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.ServoCalibration;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.testkit.SharedData;

/** LeRobot's −100…100 through the platform's degrees: the same steps as LeRobot's own, drive mode included. */
class UnitModeTest {
    @Test
    void minus100To100IsLeRobotsToTheStep() throws IOException {
        int checked = 0;
        for (JsonNode golden :
                SharedData.json("so101/normalisation_golden.json").get("cases")) {
            if (!golden.get("mode").asText().equals("range_m100_100")) {
                continue;
            }
            Calibration calibration = calibration(golden);
            Scale scale = calibration.scales().get(0);
            ArmDescription arm = new ArmDescription("so101", calibration.describe(), Map.of("home", at(0)));
            if (golden.has("raw")) {
                double value = golden.get("normalized").asDouble();
                double degrees = scale.value(golden.get("raw").asInt());
                assertThat(arm.fromDegrees(UnitMode.RANGE_M100_100, at(degrees))[0])
                        .as(golden.toString())
                        .isCloseTo(value, within(1e-9));
                assertThat(steps(arm, scale, value))
                        .as(golden.toString())
                        .isEqualTo(golden.get("raw_back").asInt());
            } else {
                assertThat(steps(arm, scale, golden.get("value").asDouble()))
                        .as(golden.toString())
                        .isEqualTo(golden.get("raw_out").asInt());
            }
            checked++;
        }
        assertThat(checked).isEqualTo(32);
    }

    private static int steps(ArmDescription arm, Scale scale, double value) {
        return scale.steps(
                arm.toDegrees(UnitMode.RANGE_M100_100, value, 0, 0, 0, 0, 0).get(0));
    }

    private static Calibration calibration(JsonNode golden) {
        List<ServoCalibration> servos = new ArrayList<>();
        for (Joint joint : Joint.values()) {
            servos.add(new ServoCalibration(
                    joint.id(),
                    golden.get("drive_mode").asInt(),
                    0,
                    joint == Joint.GRIPPER ? 2019 : golden.get("range_min").asInt(),
                    joint == Joint.GRIPPER ? 3510 : golden.get("range_max").asInt()));
        }
        return new Calibration(servos);
    }

    private static JointAngles at(double pan) {
        return JointAngles.of(pan, 0, 0, 0, 0, 0);
    }
}
