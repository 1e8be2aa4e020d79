package org.lepetpal.policy.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.lepetpal.testkit.SharedData;

/** Against what LeRobot's own ensembler computed. */
final class EnsembleTest {
    @Test
    void mixesAsLeRobotDoes() throws IOException {
        Ensemble ensemble = new Ensemble(0.01);
        double[] mixed = new double[4];
        int[] votes = new int[4];
        int moment = 0;
        for (JsonNode step :
                SharedData.json("so101/policy_math_golden.json").path("act_temporal_ensemble_coeff0.01_chunk4")) {
            JsonNode chunk = step.path("chunk");
            for (int i = 0; i < 4; i++) {
                int at = (moment + i) % 4;
                // the place that is farthest ahead is new
                votes[at] = i == 3 ? 0 : votes[at];
                double weight = votes[at] == 0 ? 1 : ensemble.newer(votes[at]);
                mixed[at] += (chunk.path(i).asDouble() - mixed[at]) * weight;
                votes[at]++;
            }
            assertThat(mixed[moment % 4]).isCloseTo(step.path("out").asDouble(), within(1e-4));
            moment++;
        }
        assertThat(moment).isEqualTo(6);
    }
}
