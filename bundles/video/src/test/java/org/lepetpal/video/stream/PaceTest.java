package org.lepetpal.video.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    /** Wish, camera's rate, and how many of ten seconds' pictures pass. */
    @ParameterizedTest
    @CsvSource({"60,30,300", "30,30,300", "20,30,200", "10,30,100", "7,30,70", "1,30,10", "15,24,150", "24,25,240"})
    void nearlyAsManyPassAsAreWished(int wish, int camera, int expected) {
        assertThat(passing(wish, camera, 0)).isBetween(expected - 2, expected + 2);
    }

    @Test
    void picturesThatComeALittleEarlyOrLatePass() {
        assertThat(passing(30, 30, 5_000_000)).isBetween(297, 300);
    }

    @Test
    void theSamePictureDoesNotPassTwice() {
        Pace pace = new Pace(60);
        pace.pass(1_000);
        assertThat(pace.wants(1_000)).isFalse();
    }

    @Test
    void aPauseIsNotMadeUpFor() {
        Pace pace = new Pace(10);
        pace.pass(0);
        pace.pass(5_000_000_000L);
        assertThat(pace.wants(5_050_000_000L)).isFalse();
        assertThat(pace.wants(5_100_000_000L)).isTrue();
    }

    private static int passing(int wish, int camera, long jitterNanos) {
        Pace pace = new Pace(wish);
        int passed = 0;
        for (int i = 0; i < 10 * camera; i++) {
            long nanos = Math.round(i * 1e9 / camera) + (i % 3 - 1) * jitterNanos;
            if (pace.wants(nanos)) {
                pace.pass(nanos);
                passed++;
            }
        }
        return passed;
    }
}
