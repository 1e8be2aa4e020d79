package org.lepetpal.camera.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.OptionalDouble;
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
            OptionalDouble measured = new RateProbe(() -> now).measure(() -> {
                now += READ_NANOS;
                double sent = (++read[0] - piled) * periodNanos;
                now = Math.max(now, Math.round(sent));
            });
            assertThat(measured.orElseThrow()).as("with %d piled up", piled).isCloseTo(rate, within(rate / 100));
        }
    }

    @Test
    void whatComesWithoutEndIsAsFastAsAnythingMayBe() throws IOException {
        assertThat(new RateProbe(() -> now += 1_000).measure(() -> {})).hasValue(120);
    }

    @Test
    void inTimeThatIsSteppedHardlyAnyPictureIsReadAndNothingIsSaid() throws IOException {
        int[] read = {0};

        assertThat(new RateProbe(() -> 7).measure(() -> read[0]++)).isEmpty();
        assertThat(read[0]).isLessThanOrEqualTo(3);
    }
}
