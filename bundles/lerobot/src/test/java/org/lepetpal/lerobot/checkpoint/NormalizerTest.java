package org.lepetpal.lerobot.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.lerobot.checkpoint.Normalizer.Mode;

final class NormalizerTest {
    @ParameterizedTest
    @CsvSource({
        "IDENTITY, 7, 7",
        "MEAN_STD, 7, 2.5",
        "MIN_MAX, 7, 0.4",
        "QUANTILES, 7, 0.2",
        "QUANTILE10, 7, 0.6",
        "MIN_MAX, 12, 1.4"
    })
    void normalisesAndBack(Mode mode, float value, float normalised) throws BadCheckpointException {
        Map<String, float[]> statistics = Map.of(
                "mean", one(2), "std", one(2), "min", one(0), "max", one(10), "q01", one(1), "q99", one(11), "q10",
                one(-1), "q90", one(9));
        Normalizer normalizer = Normalizer.of(mode, statistics, 1, 1e-8).orElseThrow();
        assertThat(normalizer.apply(one(value))[0]).isCloseTo(normalised, within(1e-6f));
        assertThat(normalizer.invert(one(normalised))[0]).isCloseTo(value, within(1e-5f));
    }

    @Test
    void aRangeOfNothingIsNotDividedBy() throws BadCheckpointException {
        Normalizer flat = Normalizer.of(Mode.MIN_MAX, Map.of("min", one(3), "max", one(3)), 1, 1e-8)
                .orElseThrow();
        assertThat(flat.apply(one(3))).containsExactly(-1);
        assertThat(flat.invert(one(0.5f))[0]).isCloseTo(3, within(1e-6f));
    }

    @Test
    void statisticsOfAnotherKindAreNone() throws BadCheckpointException {
        assertThat(Normalizer.of(Mode.QUANTILES, Map.of("mean", one(1), "std", one(1)), 1, 1e-8))
                .isEmpty();
    }

    private static float[] one(float value) {
        return new float[] {value};
    }
}
