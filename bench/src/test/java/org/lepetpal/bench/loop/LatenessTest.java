package org.lepetpal.bench.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatenessTest {
    @Test
    void itIsReadOutOfHealth() throws IOException {
        assertThat(Lateness.of(
                        "100 Hz, 3578 ticks; of the last minute late by 0.01 ms at the median, 0.52 at the 99th, 7.5 at"
                                + " the 99.9th percentile"))
                .isEqualTo(new Lateness(10, 520, 7_500));
        assertThatThrownBy(() -> Lateness.of("no ticks yet")).hasMessageContaining("no ticks yet");
    }

    @Test
    void aLittleMoreThanNothingIsNoLater() {
        Lateness quiet = new Lateness(0, 20, 1_000);

        assertThat(new Lateness(0, 150, 1_240).isNoLaterThan(quiet)).isTrue();
        assertThat(new Lateness(0, 230, 1_000).isNoLaterThan(quiet)).isFalse();
        assertThat(new Lateness(0, 20, 1_300).isNoLaterThan(quiet)).isFalse();
    }

    @Test
    void eachFigureHasItsOwnMedian() {
        assertThat(Lateness.median(
                        List.of(new Lateness(1, 30, 100), new Lateness(2, 10, 300), new Lateness(3, 20, 200))))
                .isEqualTo(new Lateness(2, 20, 200));
    }
}
