package org.lepetpal.api.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RateMeterTest {
    private static final long SECOND = 1_000_000_000L;

    private final RateMeter meter = new RateMeter();

    @Test
    void nothingIsKnownBeforeASecondHasPassed() {
        assertThat(meter.read(1, 0)).isEmpty();
        assertThat(meter.read(30, SECOND - 1)).isEmpty();
    }

    @Test
    void theRateIsWhatWasCountedSince() {
        OptionalDouble rate = OptionalDouble.empty();
        for (int i = 0; i <= 100; i++) {
            rate = meter.read(i, i * SECOND / 25);
        }
        assertThat(rate.orElseThrow()).isCloseTo(25, within(1e-6));
    }

    @Test
    void aCameraThatBeginsAnewIsMeasuredAnew() {
        meter.read(1_000, 0);
        meter.read(1_030, SECOND);
        assertThat(meter.read(1, SECOND + 1)).isEmpty();
        assertThat(meter.read(11, 2 * SECOND + 1).orElseThrow()).isCloseTo(10, within(1e-6));
    }

    @Test
    void aPauseIsNotCounted() {
        meter.read(0, 0);
        assertThat(meter.read(30, SECOND)).isPresent();
        assertThat(meter.read(31, 60 * SECOND)).isEmpty();
    }
}
