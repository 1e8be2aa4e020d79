package org.lepetpal.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lepetpal.camera.source.Film;
import org.lepetpal.camera.source.Sources;

class SampleTest {
    private final Sample sample = new Sample();
    private final Film whole = new Film(8, 8);
    private final Film spoilt = Sources.spoilt(8, 8);

    @Test
    void brokenPicturesAreFoundOutThoughNobodyLooks() {
        assertThat(sample.passes(whole)).isTrue();
        assertThat(IntStream.range(0, 30).filter(i -> !sample.passes(spoilt)).count())
                .as("one of thirty")
                .isEqualTo(1);
        assertThat(sample.passes(spoilt)).as("and from then on all").isFalse();
        assertThat(sample.passes(spoilt)).isFalse();
    }

    @Test
    void afterAWholeOneTheyAreTrustedAgain() {
        assertThat(sample.passes(spoilt)).isFalse();
        assertThat(sample.passes(whole)).isTrue();
        assertThat(sample.passes(spoilt)).as("nobody looked at it").isTrue();
    }
}
