package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.lepetpal.testkit.SharedData;

class ScaleTest {
    @Test
    void agreesWithLeRobotToTheStep() throws IOException {
        int checked = 0;
        for (JsonNode golden :
                SharedData.json("so101/normalisation_golden.json").get("cases")) {
            boolean degrees = golden.get("mode").asText().equals("degrees");
            boolean percent = golden.get("mode").asText().equals("range_0_100");
            if (!degrees && !percent) {
                continue;
            }
            StepRange range = new StepRange(
                    golden.get("range_min").asInt(), golden.get("range_max").asInt());
            Scale scale = degrees
                    ? new Scale.Degrees(range)
                    : new Scale.Percent(range, golden.get("drive_mode").asInt() == 1);
            if (golden.has("raw")) {
                double value = golden.get("normalized").asDouble();
                assertThat(scale.value(golden.get("raw").asInt()))
                        .as(golden.toString())
                        .isCloseTo(value, within(1e-12));
                assertThat(scale.steps(value))
                        .as(golden.toString())
                        .isEqualTo(golden.get("raw_back").asInt());
            } else {
                assertThat(scale.steps(golden.get("value").asDouble()))
                        .as(golden.toString())
                        .isEqualTo(golden.get("raw_out").asInt());
            }
            checked++;
        }
        assertThat(checked).isEqualTo(64);
    }

    @Test
    void tenDegreesReadBackAsLeRobotReadsThem() {
        Scale scale = new Scale.Degrees(new StepRange(0, 4095));
        assertThat(scale.value(scale.steps(10))).isCloseTo(9.978, within(0.001));
    }

    @Test
    void rangesWithoutSenseAreRefused() {
        assertThatThrownBy(() -> new StepRange(0, 0)).hasMessageContaining("0…0");
        assertThatThrownBy(() -> new StepRange(100, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StepRange(0, 4096)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StepRange(-1, 4095)).isInstanceOf(IllegalArgumentException.class);
    }
}
