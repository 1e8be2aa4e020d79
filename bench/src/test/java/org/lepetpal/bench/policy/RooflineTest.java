package org.lepetpal.bench.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

final class RooflineTest {
    /** The released model's, two cameras and 48 tokens. */
    private static final String WORK = """
            {"pictures": {"flops": 430.6e9, "weights": 98.2e6}, "prefix": {"flops": 54.8e9, "weights": 149.7e6},
             "flow": {"flops": 104.4e9, "weights": 982.1e6}}""";

    private final ObjectMapper json = new ObjectMapper();

    /** The examples of the specification: 0.14 + 0.02 s, and 0.05 s in which the weights are read. */
    @Test
    void whatTakesLongerIsTheFloor() throws Exception {
        JsonNode work = json.readTree(WORK);
        Roofline fast = new Roofline(3000e9, 80e9);
        assertThat(fast.seconds(Stage.PICTURES, work)).isCloseTo(0.1435, within(0.001));
        assertThat(fast.seconds(Stage.FLOW, work)).isCloseTo(3.9284 / 80, within(0.001));
        assertThat(fast.seconds(Stage.ALL, work)).isCloseTo(0.21, within(0.01));
        assertThat(new Roofline(100e9, 20e9).seconds(Stage.ALL, work)).isCloseTo(5.9, within(0.05));
    }

    @Test
    void theBestOfWhatWasMeasuredCounts() throws Exception {
        Roofline roofline = Roofline.NONE
                .or(json.readTree("{\"flops\": 2, \"bytes\": 5}"))
                .or(json.readTree("{\"flops\": 3, \"bytes\": 4}"));
        assertThat(roofline).isEqualTo(new Roofline(3, 5));
    }

    @Test
    void aGoalIsKeptOnlyByANumber() {
        assertThat(new Verdict("goal", 1.3, 1.3).missed()).isFalse();
        assertThat(new Verdict("goal", Double.NaN, 1.3).missed()).isTrue();
    }
}
