package org.lepetpal.bench.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class LookCostTest {
    @Test
    void whatTheProgramPrintsLastIsHeldAgainstTheGoal() throws IOException {
        LookCost cost =
                LookCost.of("a word of the runtime\n{\"model\":\"nano\",\"bareMillis\":20.0,\"wholeMillis\":21.0}\n");

        assertThat(cost).hasToString("nano: the model alone 20.00 ms, with pictures and boxes 21.00 ms");
        assertThat(cost.goal().measured()).isCloseTo(5, within(1e-9));
        assertThat(cost.goal().isMet()).isTrue();
        assertThat(new LookCost("nano", 20, 22.5).goal().isMet()).isFalse();
        assertThat(new LookCost("nano", Double.NaN, Double.NaN).goal().isKnown())
                .isFalse();
    }
}
