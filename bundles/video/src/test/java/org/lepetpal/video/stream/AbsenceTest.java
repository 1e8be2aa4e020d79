package org.lepetpal.video.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsenceTest {
    private static final long ASKED_NANOS = Duration.ofMillis(10).toNanos();

    private final Absence absence = new Absence(Duration.ofNanos(ASKED_NANOS));
    /** Clocks may begin below zero. */
    private long now = Long.MIN_VALUE / 2;

    @Test
    void whileThereIsAPictureNothingIsDue() {
        absence.end(30);
        assertThat(shown(100)).isZero();
    }

    /** Rate, how often in the first ten seconds, and how often in ten seconds after a swap. */
    @ParameterizedTest
    @CsvSource({
        "30,250,334",
        "25,250,250",
        "10,100,100",
        "60,500,600",
        "120,500,600",
        "50,500,500",
        "45,450,500",
        "1,10,10",
        "0.1,10,10"
    })
    void atFirstItIsTheCamerasRateThenOneASecond(double rate, int atLeast, int atMost) {
        absence.end(rate);
        absence.begin(now);
        assertThat(shown(1_000)).isBetween(atLeast, atMost);
        shown(1_000);
        assertThat(shown(1_000)).isBetween(10, 11);
    }

    @Test
    void whereThereWasNoCameraItIsOneASecondFromTheBeginning() {
        absence.begin(now);
        assertThat(shown(1_001)).isEqualTo(11);
    }

    @Test
    void whatComesBackAndGoesAgainIsMissedAnew() {
        absence.end(10);
        absence.begin(now);
        shown(2_000);
        absence.end(20);
        absence.begin(now);
        assertThat(absence.isDue(now)).isTrue();
        assertThat(shown(100)).isEqualTo(20);
    }

    private int shown(int asked) {
        int count = 0;
        for (int i = 0; i < asked; i++) {
            if (absence.isDue(now)) {
                absence.show(now);
                count++;
            }
            now += ASKED_NANOS;
        }
        return count;
    }
}
