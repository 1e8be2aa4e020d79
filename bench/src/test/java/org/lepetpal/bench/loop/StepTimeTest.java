package org.lepetpal.bench.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class StepTimeTest {
    private static final String METRICS = """
            # TYPE lepetpal_loop_step_seconds summary
            lepetpal_loop_step_seconds{step="read",quantile="0.5"} 0.0026
            lepetpal_loop_step_seconds{step="read",quantile="0.99"} 0.0031
            lepetpal_loop_step_seconds_count{step="read"} 900
            lepetpal_loop_step_overruns_total{step="read"} 12.0
            lepetpal_loop_step_budget_seconds{step="read"} 0.003
            """;

    @Test
    void itIsReadOutOfTheMetricsAndJudgedByItsGoal() throws IOException {
        StepTime read = StepTime.of("read", METRICS);

        assertThat(read).isEqualTo(new StepTime("read", 3, 2.6, 3.1, 12));
        assertThat(read.met()).isFalse();
        assertThat(read.since(new StepTime("read", 3, 0, 0, 2), 800))
                .contains("10 of 800 ticks")
                .endsWith("missed");
        assertThat(new StepTime("read", 3, 2.6, 3.0, 0).met()).isTrue();
    }

    @Test
    void aStepThatIsNotToldOfIsNamed() {
        assertThatThrownBy(() -> StepTime.of("write", METRICS)).hasMessageContaining("write");
    }
}
