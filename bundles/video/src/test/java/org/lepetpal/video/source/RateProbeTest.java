package org.lepetpal.video.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateProbeTest {
    private static final long READ_NANOS = 200_000;

    private long now;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 5, 24.9, 28, 60})
    void whatPiledUpIsNotCounted(double rate) throws IOException {
        double periodNanos = 1e9 / rate;
        for (int piled : new int[] {0, 1, 12, 200}) {
            now = 0;
            int[] read = {0};
            double measured = new RateProbe(() -> now).measure(() -> {
                now += READ_NANOS;
                double sent = (++read[0] - piled) * periodNanos;
                now = Math.max(now, Math.round(sent));
            });
            assertThat(measured).as("with %d piled up", piled).isCloseTo(rate, within(rate / 100));
        }
    }

    @Test
    void whatComesWithoutEndIsAsFastAsAnythingMayBe() throws IOException {
        assertThat(new RateProbe(() -> now += 1_000).measure(() -> {})).isEqualTo(120);
        assertThat(new RateProbe(() -> 0).measure(() -> {})).isEqualTo(120);
    }
}
