package org.lepetpal.lerobot.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What statistics tell of where joints were. */
final class ReachTest {
    private static final float[] MEAN = {-10, 58};
    private static final float[] DEVIATION = {22, 38};

    @Test
    void extremesGoBeforeQuantilesAndThoseBeforeMeanAndDeviation() {
        Map<String, float[]> quantiles =
                Map.of("q01", new float[] {-70, 0}, "q99", new float[] {20, 60}, "mean", MEAN, "std", DEVIATION);
        assertThat(Reach.of(quantiles)).hasToString("±70");
        assertThat(Reach.of(Map.of("min", new float[] {-99}, "max", new float[] {5}, "q01", MEAN, "q99", MEAN)))
                .hasToString("±99");
    }

    @Test
    void meanAndDeviationAreAnEstimate() {
        Reach reach = Reach.of(Map.of("mean", MEAN, "std", DEVIATION));
        assertThat(reach).hasToString("about ±172 (mean ± 3 standard deviations)");
        assertThat(reach.sure()).isCloseTo(Math.sqrt(58 * 58 + 38 * 38), within(1e-9));
    }

    @Test
    void whatIsNoNumberTellsNothing() {
        float[] infinite = {Float.POSITIVE_INFINITY};
        assertThat(Reach.of(Map.of())).hasToString("not known");
        assertThat(Reach.of(Map.of("min", infinite, "max", infinite, "mean", infinite, "std", infinite)))
                .isEqualTo(Reach.UNKNOWN);
        assertThat(Reach.UNKNOWN.sure()).isZero();
    }

    @Test
    void ofStatesAndActionsTheWiderCounts() {
        Reach state = Reach.of(Map.of("min", new float[] {-80, 1}, "max", new float[] {5, 3}));
        Reach action = Reach.of(Map.of("min", new float[] {-7}, "max", new float[] {90}));
        assertThat(state.and(action).joints().getFirst()).isEqualTo(new Reach.Joint(-80, 90, 90));
        assertThat(action.and(state).joints()).hasSize(2);
        Reach estimate = Reach.of(Map.of("mean", MEAN, "std", DEVIATION));
        assertThat(estimate.and(state)).isEqualTo(state);
        assertThat(state.and(estimate)).isEqualTo(state);
        assertThat(estimate.and(Reach.UNKNOWN)).isEqualTo(estimate);
    }
}
